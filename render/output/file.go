// Package output is a file that a build writes: where it belongs under out/, and what is in it.
package output

import (
	"crypto/sha256"
	"encoding/hex"
)

// File is a file to be written under out/. Path is slash-separated and relative.
type File struct {
	Path string
	Data []byte
}

// SHA256 returns the digest of the file in hexadecimal.
func (f File) SHA256() string {
	sum := sha256.Sum256(f.Data)
	return hex.EncodeToString(sum[:])
}
