// Package output is a file that a build writes: where it belongs under out/, and what is in it; and how JSON is written, in files and as
// answers alike.
package output

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
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

// JSON writes a value indented, with Chinese and <, >, & as they are, and a newline at the end.
func JSON(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(v); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}
