package main

import (
	"errors"
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"
	"strings"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/edit"
	"github.com/matterc/matterc/schema/fieldpath"
	"github.com/matterc/matterc/validate"
	"github.com/spf13/cobra"
)

func renameCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "rename OLD NEW [CATALOG]",
		Short: a.say("改一个记录的标识，连同引用它的地方", "Give a record another id, wherever it is named"),
		Long: a.say(`把一个记录的标识 OLD 改成 NEW，引用它的地方都跟着改：共用定义和适用情形里的也改，其余的内容、注释和排版不动。OLD 是标识或名称；几种记录有同一个标识的，写成 种类/标识，如 document/land-permit。

事项、联办和部门有公开的网址，改了以后写上 formerly（原标识）：build 在原来的网址留一页，引到现在的网址。文件以原标识命名、里面只有这一个记录的，文件名也改。改后会多出问题的，或者有文件读不了、说不准的，一个字也不改。`,
			`Give a record the id NEW instead of OLD wherever it is named, also in shared definitions and in constraints; everything else stays as it is. OLD is an id or a name; where records of several kinds have it, write KIND/ID, such as document/land-permit.

Matters, procedures and departments have addresses that are published: their old id is kept as formerly, and build leaves a page at the old address that leads to the new one. A file that is named by the id and holds nothing else is renamed too. Nothing is changed if there were more findings after it, or if a file that cannot be read may name the record.`),
		Example: "matterc rename land-permit construction-land-permit\nmatterc rename fact/land land-supply\nmatterc rename 规划法 城乡规划法 my-catalog",
		Args:    a.arguments(2, 3, "OLD NEW"),
		ValidArgsFunction: func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			switch len(args) {
			case 0:
				dir := ""
				return a.completeIDs(&dir, renamed()...), cobra.ShellCompDirectiveNoFileComp
			case 2:
				return nil, cobra.ShellCompDirectiveFilterDirs
			}
			return nil, cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(_ *cobra.Command, args []string) error {
			at, err := whole(first(args[2:], ""))
			if err != nil {
				return err
			}
			l, err := a.loadAt(at, schema.Date{})
			if err != nil {
				return err
			}
			r, err := l.toRename(args[0])
			if err != nil {
				return err
			}
			return a.rename(l, r, args[1])
		},
	}
}

// renamed are the kinds of records whose ids an office chooses: not years, and not codes of regions.
func renamed() []fieldpath.Kind {
	return slices.DeleteFunc(schema.Kinds(), func(k fieldpath.Kind) bool { return k == fieldpath.CalendarKind || k == fieldpath.RegionKind })
}

// toRename returns the record that a word means: kind/id, or an id or name that only one record has.
func (l *loaded) toRename(word string) (schema.Record, error) {
	kinds := renamed()
	if kind, id, ok := strings.Cut(word, "/"); ok {
		wanted, _, err := listed(kinds, []string{kind, id})
		if err != nil {
			return schema.Record{}, err
		}
		kinds, word = wanted, id
	}
	records := l.Records(kinds...)
	var same []string
	for _, r := range records {
		if r.ID == word {
			same = append(same, string(r.Kind)+"/"+r.ID)
		}
	}
	if len(same) > 1 {
		return schema.Record{}, cannot("“%[1]s”是几种记录的标识，写明是哪一种：%[2]s", "%[1]q is the id of several records; say which: %[3]s", word, strings.Join(same, "、"), strings.Join(same, ", "))
	}
	r, unfound := schema.Find(word, records)
	if unfound != nil {
		return r, &failure{status: statusFailed, text: unfound.Text(oneOf(kinds))}
	}
	return r, nil
}

// rename gives a record another id.
func (a *app) rename(l *loaded, r schema.Record, id string) error {
	label := schema.Label(r.Kind)
	switch {
	case !edit.ValidKey(r.Kind, id):
		doc := edit.Key(r.Kind).Doc
		return usage("“%s”不能作标识：%[2]s", "%[1]q cannot be an id: %[3]s", id, doc.ZH, doc.EN)
	case id == r.ID:
		return usage("新旧标识相同：“%s”", "the new id is the old one: %q", id)
	case l.Mentions(r.ID):
		return cannot("目录里有读不了的文件提到“%[1]s”，说不准它说的是什么；先改正：matterc check %[2]s", "a file that cannot be read mentions %[1]q; correct it first: matterc check %[2]s", r.ID, l.dir)
	}
	if at := l.Place(fieldpath.Record(r.Kind, id)); !at.IsZero() {
		return cannot("“%s”已经有了，在 %s", "%q is already there, in %s", id, l.name(at.File))
	}
	files, places, err := l.renaming(r, id)
	if err != nil {
		return err
	}
	after, err := a.loadAs(l.site, schema.Date{}, files)
	if err != nil {
		return err
	}
	_, before := validate.Run(l.Catalog, l.found, validate.Options{})
	_, found := validate.Run(after.Catalog, after.found, validate.Options{})
	if more := added(before, found); len(more) > 0 {
		if err := a.printFindings(a.err, after, more, diag.FormatText); err != nil {
			return err
		}
		return cannot("改后会多出这些问题，所以没有改", "there would be these findings after it, so that nothing was changed")
	}
	if left := after.naming(r.Kind, r.ID); len(left) > 0 {
		return cannot("“%[1]s”里还会有“%[2]s”，所以没有改；把那里写得简单一些", "%[1]s would still name %[2]q, so that nothing was changed; write it more simply there", l.name(left[0].Place.File), r.ID)
	}
	if err := a.rewrite(l, files, r.Place.File); err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		a.print("%s", "%s", l.name(name))
	}
	a.note("%[1]s“%[3]s”的标识改成“%[4]s”：%[5]d 处，%[6]d 个文件", "%[2]s %[3]s is now %[4]s: %[5]d places in %[6]d files", label.ZH, label.EN, r.ID, id, places, len(files))
	return a.moveFile(l, r, id)
}

// naming returns the places that name a record.
func (l *loaded) naming(kind fieldpath.Kind, id string) []schema.Reference {
	return slices.DeleteFunc(l.References(), func(r schema.Reference) bool { return r.Kind != kind || r.ID != id })
}

// renaming returns the files that are others once a record has another id, and how many places are.
func (l *loaded) renaming(r schema.Record, id string) (map[string][]byte, int, error) {
	edits := map[string][]diag.Edit{}
	there := map[diag.Place]bool{}
	places := 1
	for _, ref := range l.naming(r.Kind, r.ID) {
		source, _ := l.Source(ref.Place.File)
		edits[ref.Place.File] = append(edits[ref.Place.File], diag.Edit{Place: ref.Place, New: edit.Name(source[ref.Place.Start:ref.Place.End], id)})
		there[ref.Place] = true
		places++
	}
	for _, ref := range l.References() {
		if ref.Kind != r.Kind && there[ref.Place] {
			line, _ := l.position(ref.Place)
			return nil, 0, cannot("%[1]s:%[2]d 的“%[3]s”还用作别的，不能只改一半；先分开写", "%[1]s:%[2]d says %[3]q for something else as well; write it twice first", l.name(ref.Place.File), line, r.ID)
		}
	}
	files := map[string][]byte{}
	for name, all := range edits {
		source, _ := l.Source(name)
		next, err := edit.Splice(source, all)
		if err != nil {
			return nil, 0, err
		}
		files[name] = next
	}
	own := r.Place.File
	source := files[own]
	if source == nil {
		source, _ = l.Source(own)
	}
	next, err := edit.Apply(source, l.formerly(r, id), l.seen(own, files)...)
	if refusal := (*edit.Refusal)(nil); errors.As(err, &refusal) {
		line, _ := l.position(diag.Place{File: own, Start: refusal.Offset})
		return nil, 0, cannot("%[1]s:%[2]d：%[3]s。%[4]s", "%[1]s:%[2]d: %[5]s. %[6]s", l.name(own), line, refusal.Reason.ZH, refusal.Hint.ZH, refusal.Reason.EN, refusal.Hint.EN)
	}
	files[own] = next
	return files, places, err
}

// formerly are the changes of the record itself: its id, and what it was called before.
func (l *loaded) formerly(r schema.Record, id string) []edit.Change {
	changes := []edit.Change{edit.Rename(fieldpath.Record(r.Kind, r.ID), id)}
	var old []string
	var at fieldpath.List[fieldpath.Value]
	switch r.Kind {
	case fieldpath.MatterKind:
		old, at = l.Everything.Matters.Get(r.ID).Formerly, fieldpath.Matter(id).Formerly()
	case fieldpath.ProcedureKind:
		old, at = l.Everything.Procedures.Get(r.ID).Formerly, fieldpath.Procedure(id).Formerly()
	case fieldpath.DepartmentKind:
		old, at = l.Everything.Departments.Get(r.ID).Formerly, fieldpath.Department(id).Formerly()
	default:
		return changes // nothing of it has an address
	}
	if i := slices.Index(old, id); i >= 0 { // it has its old id again
		changes = append(changes, edit.Remove(at.Item(i)))
		old = slices.Delete(slices.Clone(old), i, i+1)
		return append(changes, edit.Insert(at.Item(len(old)), r.ID))
	}
	if len(old) > 0 {
		return append(changes, edit.Insert(at.Item(len(old)), r.ID))
	}
	return append(changes, edit.Set(at, []any{r.ID}))
}

// seen returns the other files whose shared definitions a file sees, as they will be, the nearest folder first.
func (l *loaded) seen(file string, files map[string][]byte) (sources [][]byte) {
	for dir := path.Dir(file); ; dir = path.Dir(dir) {
		for _, name := range l.Files {
			if name == file || path.Dir(name) != dir {
				continue
			}
			source := files[name]
			if source == nil {
				source, _ = l.Source(name)
			}
			if strings.Contains("\n"+string(source), "\n_") {
				sources = append(sources, source)
			}
		}
		if dir == "." {
			return sources
		}
	}
}

// added returns the findings that were not there before, whatever they are about: those of a code of which there are more.
func added(before, after diag.List) (more diag.List) {
	counts := map[string]int{}
	for _, d := range before {
		counts[d.Code]++
	}
	for _, d := range after {
		if counts[d.Code]--; counts[d.Code] < 0 {
			more = append(more, d)
		}
	}
	return more
}

// moveFile gives the file of a record the name of its new id, if it had that of the old one and holds nothing else.
func (a *app) moveFile(l *loaded, r schema.Record, id string) error {
	old := r.Place.File
	if path.Base(old) != r.ID+".cue" {
		return nil
	}
	for _, other := range l.Records(schema.Kinds()...) {
		if other.Place.File == old && (other.Kind != r.Kind || other.ID != r.ID) {
			return nil
		}
	}
	if l.Place(fieldpath.Catalog()).File == old {
		return nil
	}
	name := path.Join(path.Dir(old), id+".cue")
	root, err := openFolder(l.dir)
	if err != nil {
		return err
	}
	defer root.Close()
	err = place(root, old, name)
	if errors.Is(err, fs.ErrExist) {
		a.note("文件“%[1]s”没有改名：“%[2]s”已经有了", "file %[1]s keeps its name: %[2]s is already there", l.name(old), l.name(name))
		return nil
	}
	if err == nil {
		err = root.Remove(old)
	}
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return fileError("文件“%s”改不了名：%s", "file %s cannot be renamed: %s", l.name(old), err)
	}
	a.print("%[1]s → %[2]s", "%[1]s → %[2]s", l.name(old), l.name(name))
	return nil
}
