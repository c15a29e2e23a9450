package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// leadsTo reports whether a Markdown file has a link to a room: to its folder or to its README.
func leadsTo(t *testing.T, root fs.FS, from, room string) bool {
	t.Helper()
	data, err := fs.ReadFile(root, from)
	if err != nil {
		t.Error(err)
		return false
	}
	return slices.ContainsFunc(relativeLinks(string(data)), func(to string) bool {
		return strings.TrimSuffix(path.Join(path.Dir(from), to), "/README.md") == room
	})
}

// ofTests reports whether a room is a tool of the module's own tests and generators, whose package comment says enough.
func ofTests(r room) bool { return r.machine || slices.Contains(r.imports, "testing") }

// TestRoomsAreNamed wants a stranger to find every room of the module: CONTRIBUTING leads to it, and so does the README of the
// nearest room it stands in. A room of the product has a README, which opens with an example.
func TestRoomsAreNamed(t *testing.T) {
	root := os.DirFS("../..")
	opening := regexp.MustCompile("\\A# [^\n]+\n\n(?:[^\n]+\n)*(?:[^\n#]*\n)?```")
	for _, name := range slices.Sorted(maps.Keys(rooms)) {
		if !leadsTo(t, root, "CONTRIBUTING.md", name) {
			t.Errorf("CONTRIBUTING.md does not lead to %s", name)
		}
		above := path.Dir(name)
		for above != "." {
			if _, ok := rooms[above]; ok {
				break
			}
			above = path.Dir(above)
		}
		if from := path.Join(above, "README.md"); !leadsTo(t, root, from, name) {
			t.Errorf("%s does not lead to %s", from, name)
		}
		if ofTests(rooms[name]) && name != "cmd/matterc" {
			continue
		}
		if readme, err := fs.ReadFile(root, path.Join(name, "README.md")); err != nil || !opening.Match(readme) {
			t.Errorf("%s has no README that opens with an example (%v)", name, err)
		}
	}
}

// TestPrivilegesAreNamed wants CONTRIBUTING to say of the rooms that know CUE, and of those that touch the machine, which they are.
func TestPrivilegesAreNamed(t *testing.T) {
	contributing, err := fs.ReadFile(os.DirFS("../.."), "CONTRIBUTING.md")
	if err != nil {
		t.Fatal(err)
	}
	said, quoted := regexp.MustCompile(`(?m)^- Only (?:.+\n)(?:  .+\n)*`), regexp.MustCompile("`([a-z/]+)`")
	named := map[string][]string{}
	for _, rule := range said.FindAllString(string(contributing), -1) {
		for about, words := range map[string]string{"CUE": "know CUE", "the machine": "reads and writes files"} {
			if !strings.Contains(rule, words) {
				continue
			}
			for _, m := range quoted.FindAllStringSubmatch(rule, -1) {
				named[about] = append(named[about], m[1])
			}
			slices.Sort(named[about])
		}
	}
	var cue, machine []string
	for _, name := range slices.Sorted(maps.Keys(rooms)) {
		if rooms[name].machine {
			machine = append(machine, name)
		}
		if slices.ContainsFunc(rooms[name].imports, func(p string) bool { return strings.HasPrefix(p, "cuelang.org/") }) {
			cue = append(cue, name)
		}
	}
	if !slices.Equal(named["CUE"], cue) {
		t.Errorf("CONTRIBUTING.md says that %q know CUE; by the table it is %q", named["CUE"], cue)
	}
	if !slices.Equal(named["the machine"], machine) {
		t.Errorf("CONTRIBUTING.md says that %q may touch the machine; by the table it is %q", named["the machine"], machine)
	}
}

// TestFilesAreNamed wants a README that has a table of the files of its room to name every one in it: `check_<name>.go` names all of
// that form.
func TestFilesAreNamed(t *testing.T) {
	root := os.DirFS("../..")
	table := regexp.MustCompile(`(?m)^\| file \|.*\n(?:\|.*\n)+`)
	named, part := regexp.MustCompile(`[\w<>*]+\.go\b`), regexp.MustCompile(`<\w+>`)
	tables := map[string][]string{} // the patterns of the table of a room
	for name := range rooms {
		if readme, err := fs.ReadFile(root, path.Join(name, "README.md")); err == nil { // TestRoomsAreNamed says which rooms need one
			if list := table.Find(readme); list != nil {
				tables[name] = named.FindAllString(part.ReplaceAllString(string(list), "*"), -1)
			}
		}
	}
	if len(tables) < 2 {
		t.Errorf("%d READMEs have a table of files", len(tables))
	}
	for name := range sources(t) {
		patterns, ok := tables[path.Dir(name)]
		if ok && !slices.ContainsFunc(patterns, func(p string) bool { is, err := path.Match(p, path.Base(name)); return is && err == nil }) {
			t.Errorf("%s/README.md has a table of files without %s", path.Dir(name), path.Base(name))
		}
	}
}

// TestNamedNamesExist wants every package.Name of ours that a Markdown file mentions to be declared.
func TestNamedNamesExist(t *testing.T) {
	declared := map[string]bool{} // package.Name
	packages := map[string]bool{}
	for name, source := range sources(t) {
		file, err := parser.ParseFile(token.NewFileSet(), name, source, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		packages[file.Name.Name] = true
		declare := func(id *ast.Ident) { declared[file.Name.Name+"."+id.Name] = true }
		for _, d := range file.Decls {
			switch d := d.(type) {
			case *ast.FuncDecl:
				if d.Recv == nil {
					declare(d.Name)
				}
			case *ast.GenDecl:
				for _, s := range d.Specs {
					switch s := s.(type) {
					case *ast.TypeSpec:
						declare(s.Name)
					case *ast.ValueSpec:
						for _, id := range s.Names {
							declare(id)
						}
					}
				}
			}
		}
	}
	mention := regexp.MustCompile(`(?:^|[^\w./])(([a-z]+)\.[A-Z]\w*)`)
	found := 0
	for file, data := range markdownFiles(t) {
		for _, m := range mention.FindAllStringSubmatch(string(data), -1) {
			if !packages[m[2]] {
				continue
			}
			found++
			if !declared[m[1]] {
				t.Errorf("%s names %s, which is not there", file, m[1])
			}
		}
	}
	if found < 50 {
		t.Errorf("only %d names were found", found)
	}
}

// TestNamedFilesExist wants what the tables of a room's README list as its files and folders to be there. What is a link is followed
// by TestLinks.
func TestNamedFilesExist(t *testing.T) {
	root := os.DirFS("../..")
	cell := regexp.MustCompile(`(?m)^\| ([^|]*) \|`)
	named := regexp.MustCompile("(?:[^\\[]|^)`((?:[\\w.-]+/)+|(?:[\\w.-]+/)*[a-z_]+\\.(?:go|typ|txtar))`")
	found := 0
	for _, name := range slices.Sorted(maps.Keys(rooms)) {
		file := path.Join(name, "README.md")
		readme, err := fs.ReadFile(root, file)
		if err != nil {
			continue // TestRoomsAreNamed says which rooms need one
		}
		for _, first := range cell.FindAllStringSubmatch(string(readme), -1) {
			for _, m := range named.FindAllStringSubmatch(first[1], -1) {
				found++
				if _, err := fs.Stat(root, path.Join(name, m[1])); err != nil {
					t.Errorf("%s names %s, which is not there", file, m[1])
				}
			}
		}
	}
	if found == 0 {
		t.Error("no README names a file")
	}
}

// longestSentence is how many characters the sentence that explains a package has at most: who needs more has made the cut wrong.
const longestSentence = 170

// TestPackagesAreExplained wants every package to say in one sentence, the first of its comment, what it is for.
func TestPackagesAreExplained(t *testing.T) {
	explained := map[string]bool{}
	for name, source := range sources(t) {
		file, err := parser.ParseFile(token.NewFileSet(), name, source, parser.ParseComments|parser.PackageClauseOnly)
		if err != nil {
			t.Fatal(err)
		}
		folder := path.Dir(name)
		explained[folder] = explained[folder] || file.Doc != nil
		if file.Doc == nil {
			continue
		}
		sentence, _, _ := strings.Cut(strings.ReplaceAll(file.Doc.Text(), "\n", " "), ". ")
		opening := "Package " + file.Name.Name + " "
		if file.Name.Name == "main" {
			opening = "Command " + path.Base(folder) + " "
		}
		if !strings.HasPrefix(sentence, opening) || len(sentence) > longestSentence {
			t.Errorf("%s opens with %q, which is no sentence of %d characters that begins with %q", name, sentence, longestSentence, opening)
		}
	}
	for folder, ok := range explained {
		if !ok {
			t.Errorf("nothing says what %s is for", folder)
		}
	}
}
