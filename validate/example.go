package validate

import (
	"embed"
	"io/fs"
	"strings"

	"golang.org/x/tools/txtar"
)

//go:embed examples/*.txtar
var examples embed.FS

// example returns the wrong and the right example of a check as txtar archives; both are "" if it has none. The file
// examples/CODE.txtar has files of the wrong one under bad/, of the right one under good/, and those of both anywhere else.
func example(code string) (bad, good string) {
	data, err := fs.ReadFile(examples, "examples/"+code+".txtar")
	if err != nil {
		return "", ""
	}
	var wrong, right txtar.Archive
	for _, f := range txtar.Parse(data).Files {
		name, onlyWrong := strings.CutPrefix(f.Name, "bad/")
		name, onlyRight := strings.CutPrefix(name, "good/")
		f.Name = name
		if !onlyRight {
			wrong.Files = append(wrong.Files, f)
		}
		if !onlyWrong {
			right.Files = append(right.Files, f)
		}
	}
	return string(txtar.Format(&wrong)), string(txtar.Format(&right))
}
