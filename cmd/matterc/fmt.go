package main

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/edit"
	"github.com/spf13/cobra"
)

func fmtCommand(a *app) *cobra.Command {
	var check, upgrade bool
	c := &cobra.Command{
		Use:   "fmt [PATH...]",
		Short: a.say("统一目录文件的排版", "Lay the files of a catalog out"),
		Long: a.say("排版目录（当前文件夹所在的目录，或者文件夹 catalog）或者所列的文件和文件夹中的 .cue 文件，只改空白和换行，不改内容和注释；改动的文件名写到标准输出。有语法错误、或者排版会丢失内容的文件不动它。由工具生成的 schema.cue 不排版。\n\n--upgrade 把目录改到现在这一版语言：写好的内容和注释都不动，schema.cue 一起更新。法律文件的变更里写明条文移到了哪里（moved）的，引用也跟着改。",
			"Lay out the .cue files of a catalog (the one around the working directory, or else the folder catalog) or of the files and folders given. Only white space changes; the names of changed files go to standard output. A file with a syntax error, or that would lose something, is left as it is. A schema.cue that matterc generated is left alone.\n\n--upgrade takes a catalog to the present version of the language: what is written stays, comments included, and schema.cue is renewed. Where the changes of a law say which articles have moved, citations follow them."),
		Example: "matterc fmt\nmatterc fmt --check\nmatterc fmt catalog/matters/tax/invoice.cue\nmatterc fmt --upgrade catalog",
		RunE: func(_ *cobra.Command, args []string) error {
			switch {
			case upgrade && (check || len(args) > 1):
				return usage("--upgrade 只写一个目录，不与 --check 一起用", "--upgrade takes one catalog, and no --check")
			case upgrade:
				return a.upgrade(first(args, ""))
			}
			if len(args) == 0 {
				at, err := around()
				if err != nil {
					return err
				}
				args = []string{at.dir}
			}
			return a.format(args, check)
		},
	}
	c.Flags().BoolVar(&check, "check", false, a.say("不改文件，只列出需要排版的；有就以状态 1 结束", "change nothing, list the files that need it, and end with status 1 if there are any"))
	c.Flags().BoolVar(&upgrade, "upgrade", false, a.say("把目录改到现在这一版语言", "take the catalog to the present version of the language"))
	return c
}

func (a *app) format(paths []string, check bool) error {
	var files []string
	for _, p := range paths {
		found, err := cueFiles(p)
		if err != nil {
			return err
		}
		files = append(files, found...)
	}
	changed := 0
	var refused diag.List
	sources := map[string][]byte{}
	for _, name := range files {
		source, err := readSource(name)
		if errors.Is(err, errTooLarge) {
			refused = append(refused, diag.Diagnostic{Severity: diag.Error, Place: diag.Place{File: filepath.ToSlash(name)},
				Message: diag.T("文件超过 %[1]d KB，没有排版", "the file is larger than %[1]d KB and was not formatted", schema.MaxFileBytes>>10), Hint: diag.T("把它分成几个文件", "Split it")})
			continue
		}
		if err != nil {
			return err
		}
		formatted, err := edit.Format(source)
		if r := (*edit.Refusal)(nil); errors.As(err, &r) {
			file := filepath.ToSlash(name)
			sources[file] = source
			refused = append(refused, diag.Diagnostic{Severity: diag.Error, Place: diag.Place{File: file, Start: r.Offset, End: r.Offset}, Message: r.Reason, Hint: r.Hint})
			continue
		}
		if err != nil {
			return err
		}
		if bytes.Equal(formatted, source) {
			continue
		}
		changed++
		a.print("%s", "%s", name)
		if check {
			continue
		}
		if err := a.unfinished.writeFile(name, formatted, 0o666); err != nil {
			return err
		}
	}
	refused.Sort()
	a.err.Color = a.colored(a.err)
	err := diag.Print(a.err, refused, func(file string) ([]byte, bool) { source, ok := sources[file]; return source, ok }, diag.Options{Lang: a.lang, Color: a.err.Color})
	if err != nil {
		return err
	}
	switch {
	case check && changed > 0:
		a.note("%d 个文件需要排版，运行 matterc fmt %[2]s", "%d files need formatting: run matterc fmt %[2]s", changed, strings.Join(paths, " "))
	case changed > 0:
		a.note("排版了 %d 个文件", "%d files formatted", changed)
	}
	if len(refused) > 0 || check && changed > 0 {
		return errFindings
	}
	return nil
}

// cueFiles returns the files to lay out that a path names: itself, or all below a folder that a catalog would read.
func cueFiles(name string) ([]string, error) {
	info, err := os.Lstat(name)
	switch {
	case err != nil:
		return nil, fileError("“%s”打不开：%s", "%s cannot be opened: %s", name, err)
	case info.Mode()&fs.ModeSymlink != 0:
		return nil, cannot("“%s”是符号链接，没有改动它", "%s is a symbolic link and was left as it is", name)
	case !info.IsDir() && (!info.Mode().IsRegular() || filepath.Ext(name) != ".cue"):
		return nil, usage("“%s”不是 .cue 文件", "%s is no .cue file", name)
	case !info.IsDir():
		made, err := isSchema(name)
		if err == nil && made {
			err = cannot("“%s”由工具生成，不排版", "%s is generated and not formatted", name)
		}
		return []string{name}, err
	}
	var files []string
	err = filepath.WalkDir(name, func(file string, d fs.DirEntry, err error) error {
		base := d.Name()
		switch {
		case err != nil:
			return err
		case file != name && d.IsDir() && (strings.HasPrefix(base, ".") || base == "cue.mod"):
			return fs.SkipDir
		case d.Type().IsRegular() && filepath.Ext(base) == ".cue":
			within, err := filepath.Rel(name, file)
			if within = filepath.ToSlash(within); err != nil || !schema.Candidate(within) && within != schema.SchemaFile {
				return err // no catalog reads it, which S025 says
			}
			made, err := isSchema(file)
			if err == nil && !made {
				files = append(files, file)
			}
			return err
		}
		return nil
	})
	if err != nil {
		return nil, fileError("“%s”读不了：%s", "%s cannot be read: %s", name, err)
	}
	return files, nil
}

// isSchema reports whether a file is a generated schema file. Only the one at the root of a catalog should be, but paths
// given to fmt do not tell where that is, and a schema.cue deeper down may be a file of the catalog like any other.
func isSchema(name string) (bool, error) {
	if filepath.Base(name) != schema.SchemaFile {
		return false, nil
	}
	data, err := readSource(name)
	if errors.Is(err, errTooLarge) {
		return false, nil
	}
	return schema.Generated(data), err
}

// errTooLarge says that a file is larger than one of a catalog may be.
var errTooLarge = errors.New("the file is too large")

// readSource reads a file that is no larger than one of a catalog may be.
func readSource(name string) ([]byte, error) {
	failed := func(err error) error {
		return fileError("文件“%s”读不了：%s", "file %s cannot be read: %s", name, err)
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, failed(err)
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, schema.MaxFileBytes+1))
	switch {
	case err != nil:
		return nil, failed(err)
	case len(data) > schema.MaxFileBytes:
		return nil, errTooLarge
	}
	return data, nil
}
