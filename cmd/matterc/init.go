package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/edit"
	"github.com/spf13/cobra"
)

func initCommand(a *app) *cobra.Command {
	var schemaOnly bool
	c := &cobra.Command{
		Use:   "init [DIR]",
		Short: a.say("建立一个新的目录", "Make a new catalog"),
		Long: a.say("在文件夹 DIR（默认 catalog）中建立一个小的示例目录，可以马上检查和生成，再改成自己的。文件夹里已有内容时不建立。\n用 --schema 只更新已有目录中的 schema.cue（供编辑器和 cue 命令使用）。",
			"Make a small example catalog in the folder DIR (catalog by default) that checks and builds at once, to be made one's own. A folder that holds anything is refused.\nWith --schema only schema.cue of an existing catalog is renewed (for editors and the cue command)."),
		Example:           "matterc init my-catalog\nmatterc init --schema my-catalog",
		Args:              a.arguments(0, 1, "DIR"),
		ValidArgsFunction: directories,
		RunE: func(_ *cobra.Command, args []string) error {
			dir := first(args, defaultCatalog)
			if schemaOnly {
				return a.renewSchema(dir)
			}
			return a.initCatalog(dir)
		},
	}
	c.Flags().BoolVar(&schemaOnly, "schema", false, a.say("只更新 schema.cue", "renew schema.cue and nothing else"))
	return c
}

// renewSchema writes the schema file of an existing catalog.
func (a *app) renewSchema(dir string) error {
	root, err := openFolder(dir)
	if err != nil {
		return err
	}
	root.Close()
	name := filepath.Join(dir, schema.SchemaFile)
	if err := writeFile(name, schema.SchemaCUE(), 0o666); err != nil {
		return err
	}
	a.print("已更新 %s", "renewed %s", name)
	return nil
}

// initCatalog writes a new catalog into a folder that does not exist or is empty. If a file cannot be written, those
// that were are removed.
func (a *app) initCatalog(dir string) error {
	entries, err := os.ReadDir(dir)
	fresh := errors.Is(err, fs.ErrNotExist)
	if err != nil && !fresh {
		return fileError("文件夹“%s”读不了：%s", "folder %s cannot be read: %s", dir, err)
	}
	if len(entries) > 0 {
		return cannot("文件夹“%s”不是空的，没有改动它", "folder %s is not empty and was left as it is", dir)
	}
	files, err := edit.Skeleton()
	if err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return fileError("文件夹“%s”建不了：%s", "folder %s cannot be made: %s", dir, err)
	}
	for _, f := range files {
		if err := addFile(dir, f.Name, f.Data); err != nil {
			return errors.Join(err, emptied(dir, fresh))
		}
	}
	a.print("已建立目录 %s：%d 个文件", "made the catalog %s: %d files", dir, len(files))
	a.note("下一步：matterc check %[1]s，再看 %[2]s", "next: matterc check %[1]s, then read %[2]s", dir, filepath.Join(dir, "README.md"))
	return nil
}

// emptied removes what is in a folder, and the folder itself if it was not there before.
func emptied(dir string, fresh bool) error {
	if fresh {
		return os.RemoveAll(dir)
	}
	entries, err := os.ReadDir(dir)
	for _, e := range entries {
		err = errors.Join(err, os.RemoveAll(filepath.Join(dir, e.Name())))
	}
	return err
}
