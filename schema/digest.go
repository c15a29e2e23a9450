package schema

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
)

// Summary is what the digest of a catalog needs to know of one file.
type Summary struct {
	sum   string   // SHA-256, in hexadecimal
	forms []string // of a CUE file: the names of forms in it
}

// Summarize reads a file for Digest, by its path in the catalog. A file that cannot be part of a catalog, since it is
// too large or no text, does not count, and ok is false.
func Summarize(name string, data []byte) (s Summary, ok bool) {
	if binary(name) {
		if len(data) > MaxFormBytes {
			return Summary{}, false
		}
	} else if len(data) > MaxFileBytes || notText(data) >= 0 {
		return Summary{}, false
	}
	sum := sha256.Sum256(data)
	s.sum = hex.EncodeToString(sum[:])
	if path.Ext(name) == ".cue" {
		for _, m := range formLiteral.FindAllSubmatch(data, -1) {
			s.forms = append(s.forms, string(m[1]))
		}
	}
	return s, true
}

// formPath is what a material can name as a form: #File of the catalog language.
const formPath = `([a-z0-9][a-z0-9_-]{0,63}/){0,8}[a-z0-9][a-z0-9_-]{0,63}\.(?:md|docx|xlsx|pdf|png|jpg)`

// formLiteral is a form as a CUE file names it. That the name stands in another field, or in a comment, does no harm.
var formLiteral = regexp.MustCompile(`"(` + formPath + `)"`)

// formName is the whole name of a form.
var formName = regexp.MustCompile(`^` + formPath + `$`)

// Candidate reports whether a file, by its path, can count in the digest of a catalog: the CUE files that Load reads,
// but for SchemaFile, and what can be a form.
func Candidate(name string) bool {
	if name == SchemaFile || strings.Count(name, "/") > maxDirDepth {
		return false
	}
	for part := range strings.SplitSeq(name, "/") {
		if skipped(part) {
			return false
		}
	}
	return path.Ext(name) == ".cue" && leftOut(name) == "" || formName.MatchString(name)
}

// leftOut returns the part of the path of a CUE file for which the cue command leaves the file out, or "". We leave it out as well, so
// that both read the same catalog.
func leftOut(name string) (part string) {
	dir, base := path.Split(name)
	for at := range strings.SplitSeq(strings.TrimSuffix(dir, "/"), "/") {
		if strings.HasPrefix(at, "_") || at == "testdata" {
			return name[:strings.Index("/"+name, "/"+at+"/")+len(at)]
		}
	}
	if strings.HasPrefix(base, "_") || strings.HasSuffix(base, "_test.cue") || strings.HasSuffix(base, "_tool.cue") {
		return name
	}
	return ""
}

// almostCUE matches the names of files that somebody takes for CUE files: those that end so in other letters, and those of which the system
// hides the end.
var almostCUE = regexp.MustCompile(`(?i)^.+[.．。]cue([.．。]te?xt|\s*[(（]\d+[)）]|\s*-\s*副本|\s)*$`)

// almostEnd is the end of such a name.
var almostEnd = regexp.MustCompile(`(?i)[.．。]cue([.．。]te?xt|\s*[(（]\d+[)）]|\s*-\s*副本|\s)*$`)

// skipped reports whether files and folders of a name are no part of a catalog.
func skipped(base string) bool { return strings.HasPrefix(base, ".") || base == "cue.mod" }

// Digest returns the digest of a catalog, in hexadecimal: of its CUE files and of every form they name. Of these it is the
// SHA-256 of what sha256sum prints in the order of the bytes of their paths. It depends on files alone, so that whoever
// has them has it, with or without this tool, and a history can be searched for it without reading catalogs. The files
// are the candidates among names; read is asked for those that count, and says no if there is no such file.
func Digest(names []string, read func(name string) (s Summary, ok bool)) string {
	sum, _ := digest(names, nil, read)
	return sum
}

// digest is Digest with further forms. It also returns the names of what counts, sorted.
func digest(names []string, further []string, read func(name string) (Summary, bool)) (string, []string) {
	sums := map[string]string{}
	forms := map[string]bool{}
	for _, name := range further {
		forms[name] = true
	}
	for _, name := range names {
		if !Candidate(name) || path.Ext(name) != ".cue" {
			continue
		}
		if s, ok := read(name); ok {
			sums[name] = s.sum
			for _, f := range s.forms {
				forms[f] = true
			}
		}
	}
	for _, name := range names {
		if forms[name] && Candidate(name) {
			if s, ok := read(name); ok {
				sums[name] = s.sum
			}
		}
	}
	var b bytes.Buffer
	escape := strings.NewReplacer(`\`, `\\`, "\n", `\n`, "\r", `\r`)
	counted := slices.Sorted(maps.Keys(sums))
	for _, name := range counted {
		escaped := escape.Replace(name)
		if escaped != name {
			b.WriteByte('\\')
		}
		fmt.Fprintf(&b, "%s  %s\n", sums[name], escaped)
	}
	all := sha256.Sum256(b.Bytes())
	return hex.EncodeToString(all[:]), counted
}
