package main

import (
	"bytes"
	"errors"
	"maps"
	"slices"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/edit"
	"github.com/matterc/matterc/schema/fieldpath"
)

// upgrade takes a catalog to the present version of the language, and its schema file with it: everything that is written stays as it is, comments
// included. What was left out, and printed as none or as a default, is left out still: nobody has said it, and the checks say what is missing.
func (a *app) upgrade(dir string) error {
	at, err := whole(dir)
	if err != nil {
		return err
	}
	l, err := a.loadAt(at, schema.Date{})
	if err != nil {
		return err
	}
	edition := l.Place(fieldpath.Catalog())
	if l.Edition == nil || edition.IsZero() {
		return cannot("目录没有 catalog 这一项，或者它有错，没有升级；先改正：matterc check %s", "the catalog has no record catalog, or it has errors, and was not upgraded; correct it first: matterc check %s", l.dir)
	}
	v := l.Edition.Language
	current, outdated := v != nil && *v >= schema.LanguageVersion, l.Moved()
	moved := len(outdated)
	switch {
	case current && moved == 0:
		a.note("已经是第 %d 版语言", "the catalog is in version %d of the language already", schema.LanguageVersion)
		return nil
	case !current:
		outdated = append(outdated, l.Outdated()...)
	}
	files, edits := map[string][]byte{}, map[string][]diag.Edit{}
	for _, x := range outdated {
		edits[x.Edit.Place.File] = append(edits[x.Edit.Place.File], x.Edit)
	}
	for name, list := range edits {
		source, _ := l.Source(name)
		if files[name], err = edit.Splice(source, list); err != nil {
			return err
		}
	}
	if !current {
		if err := l.inPresentVersion(files, edition.File); err != nil {
			return err
		}
	}
	for name := range files {
		was, _ := l.Source(name)
		if laid, err := edit.Format(was); err == nil && bytes.Equal(laid, was) { // it was laid out, and stays so
			if laid, err := edit.Format(files[name]); err == nil {
				files[name] = laid
			}
		}
	}
	if err := a.rewrite(l, files, edition.File); err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		a.print("%s", "%s", l.name(name))
	}
	if moved > 0 {
		a.note("条文移了位置的引用改引了现在的条号，并写上了核对日期；改了什么，看 git diff", "citations of articles that have moved cite them as they are numbered now, with the day of the text as confirmed: git diff shows them")
	}
	if current {
		return nil
	}
	if err := a.renewSchema(l.dir); err != nil {
		return err
	}
	a.note("目录改到第 %[1]d 版语言；没有写的项不再印成“无”或者默认的值，还要写什么，看 matterc check %[2]s",
		"the catalog is in version %[1]d of the language now; what is left out is no longer printed as none or as a default: matterc check %[2]s says what to write", schema.LanguageVersion, l.dir)
	return nil
}

// inPresentVersion says in the file of the edition, as it is to be or as it is, that the catalog is in the present version of the language.
func (l *loaded) inPresentVersion(files map[string][]byte, name string) error {
	source := files[name]
	if source == nil {
		source, _ = l.Source(name)
	}
	next, err := edit.Apply(source, []edit.Change{edit.Set(fieldpath.Catalog().Language(), schema.LanguageVersion)}, l.seen(name, nil)...)
	if refusal := (*edit.Refusal)(nil); errors.As(err, &refusal) {
		line, _ := l.position(diag.Place{File: name, Start: refusal.Offset})
		return cannot("%[1]s:%[2]d：%[3]s。%[4]s", "%[1]s:%[2]d: %[5]s. %[6]s", l.name(name), line, refusal.Reason.ZH, refusal.Hint.ZH, refusal.Reason.EN, refusal.Hint.EN)
	}
	if err == nil {
		files[name] = next
	}
	return err
}
