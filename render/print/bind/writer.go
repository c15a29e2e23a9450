package bind

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"strconv"
	"sync"
)

// A writer makes a file of PDF 1.7. What is no stream goes into object streams (ISO 32000-1, 7.5.7).
type writer struct {
	out     []byte
	places  []place // by the number of the object
	batch   *batch
	batches []*batch
	jobs    chan *batch
	free    chan []byte // memory of bodies for others
	workers sync.WaitGroup
}

// place is where an object is: its offset, or an object stream and the index there.
type place struct{ kind, field, index int }

// batch is an object stream. A worker compresses it.
type batch struct {
	numbers []int
	offsets []int
	body    []byte
	first   int // where the body begins, behind the index
	packed  []byte
}

const (
	batchObjects = 256
	packers      = 2
)

func newWriter(size int) *writer {
	w := &writer{out: make([]byte, 0, size), places: make([]place, 1), batch: &batch{}, jobs: make(chan *batch, packers), free: make(chan []byte, 2*packers)}
	w.places[0].index = 65535
	w.out = append(w.out, "%PDF-1.7\n%\x80\x80\x80\x80\n"...)
	for range packers {
		w.workers.Go(func() {
			packer, out := zlib.NewWriter(nil), &bytes.Buffer{}
			for b := range w.jobs {
				index := b.index()
				b.first, b.packed = len(index), bytes.Clone(pack(packer, out, index, b.body))
				select {
				case w.free <- b.body[:0]:
				default:
				}
				b.body = nil
			}
		})
	}
	return w
}

// pack compresses data. The result belongs to the buffer, to which writing never fails.
func pack(packer *zlib.Writer, out *bytes.Buffer, data ...[]byte) []byte {
	out.Reset()
	packer.Reset(out)
	for _, d := range data {
		packer.Write(d)
	}
	packer.Close()
	return out.Bytes()
}

// index says where in the body each object begins.
func (b *batch) index() []byte {
	var index []byte
	for i, n := range b.numbers {
		index = fmt.Appendf(index, "%d %d ", n, b.offsets[i])
	}
	return index
}

// reserve returns the number of an object that is still to be written.
func (w *writer) reserve() int {
	w.places = append(w.places, place{})
	return len(w.places) - 1
}

// object writes an object that is no stream.
func (w *writer) object(n int, value []byte) {
	b := w.batch
	b.numbers = append(b.numbers, n)
	b.offsets = append(b.offsets, len(b.body))
	b.body = append(append(b.body, value...), '\n')
	if len(b.numbers) == batchObjects {
		w.flush()
	}
}

func (w *writer) flush() {
	if len(w.batch.numbers) > 0 {
		w.batches = append(w.batches, w.batch)
		w.jobs <- w.batch
		w.batch = &batch{}
		select {
		case w.batch.body = <-w.free:
		default:
		}
	}
}

// stream writes a stream; its dictionary has the length.
func (w *writer) stream(n int, dictionary, data []byte) {
	w.places[n] = place{1, len(w.out), 0}
	w.out = strconv.AppendInt(w.out, int64(n), 10)
	w.out = append(append(w.out, " 0 obj\n"...), dictionary...)
	w.out = append(append(w.out, "\nstream\n"...), data...)
	w.out = append(w.out, "\nendstream\nendobj\n"...)
}

// wait ends the workers; no object can be written any more, but streams can.
func (w *writer) wait() {
	w.flush()
	close(w.jobs)
	w.workers.Wait()
}

// batchStreams writes the object streams.
func (w *writer) batchStreams() {
	for _, b := range w.batches {
		n := w.reserve()
		for i, object := range b.numbers {
			w.places[object] = place{2, n, i}
		}
		w.stream(n, fmt.Appendf(nil, "<</Type/ObjStm/N %d/First %d/Filter/FlateDecode/Length %d>>", len(b.numbers), b.first, len(b.packed)), b.packed)
	}
}

// end writes the cross-reference stream (7.5.8) with what the trailer says.
func (w *writer) end(trailer string) []byte {
	const row = 8
	n := w.reserve()
	w.places[n] = place{1, len(w.out), 0}
	table := make([]byte, 0, len(w.places)*row)
	var last [row]byte
	for _, p := range w.places {
		line := [row]byte{2, byte(p.kind), byte(p.field >> 24), byte(p.field >> 16), byte(p.field >> 8), byte(p.field), byte(p.index >> 8), byte(p.index)}
		table = append(table, 2) // what follows is the difference to the row above
		for i := 1; i < row; i++ {
			table = append(table, line[i]-last[i])
		}
		last = line
	}
	at := len(w.out)
	packed := pack(zlib.NewWriter(nil), &bytes.Buffer{}, table)
	w.stream(n, fmt.Appendf(nil, "<</Type/XRef/Size %d/W[1 4 2]/Index[0 %[1]d]%s/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns %d>>/Length %d>>",
		len(w.places), trailer, row-1, len(packed)), packed)
	return fmt.Appendf(w.out, "startxref\n%d\n%%%%EOF\n", at)
}
