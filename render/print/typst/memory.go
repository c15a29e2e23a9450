package typst

import (
	"context"

	"github.com/tetratelabs/wazero/experimental"
)

// memory is the memory of an instance. It is reserved in steps, so that growing hardly ever copies, and kept for the
// next instance, so that a new one costs no more than clearing what the last one has used. The system gives a page only
// when it is written to: what is reserved is not yet used.
type memory struct {
	limit    uint64
	reserved []byte
	used     uint64
	refused  bool            // the instance wanted more than the limit
	job      context.Context // when it has ended, the instance gets nothing more, and so ends as well
}

const firstReservation = 512 << 20

// Allocate gives memory to a new instance, when the one before has been closed.
func (m *memory) Allocate(_, _ uint64) experimental.LinearMemory {
	m.used, m.refused = 0, false
	return m
}

// Reallocate makes the memory larger. It returns nil when that would be more than the limit, unless it is what an
// instance begins with, and when the job has been cancelled.
func (m *memory) Reallocate(size uint64) []byte {
	if m.job != nil && m.job.Err() != nil {
		return nil
	}
	if size > m.limit && m.used > 0 {
		m.refused = true
		return nil
	}
	if size > uint64(len(m.reserved)) {
		reserve := uint64(firstReservation)
		for reserve < size {
			reserve *= 4
		}
		larger := make([]byte, max(min(reserve, m.limit), size))
		copy(larger, m.reserved[:m.used])
		m.reserved = larger
	}
	m.used = max(m.used, size)
	return m.reserved[:size:size]
}

// Free clears the memory for the next instance.
func (m *memory) Free() { clear(m.reserved[:m.used]) }
