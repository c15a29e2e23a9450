package schema

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/matterc/matterc/schema/diag"
)

// The largest a file of a catalog may be, a form that is no text, and all of them together; 40 000 matters of 6 KB are half of that.
const (
	MaxFileBytes = 256 << 10
	MaxFormBytes = 8 << 20
	MaxBytes     = 512 << 20
)

// The limits of what is read. They are far above what an office writes and far below what hurts a machine.
const (
	maxFiles    = 100_000
	maxDirDepth = 12
	maxNesting  = 48
	maxNodes    = 50_000 // values in one file, shared definitions expanded
	maxSigns    = 60_000 // names, values, brackets, commas and comments of one file
	maxDigits   = 40     // of a number
	maxFindings = 1_000  // of one file that are listed; others are counted
	maxList     = 300    // elements of a list of a matter or procedure, each of which is printed
	maxRegister = 2_000  // elements of a list of another record: a fact has 1382 industries, a law 1260 articles, a year 366 days
)

// file is one file of a catalog.
type file struct {
	name   string // slash-separated, relative to the catalog
	data   []byte
	broken bool // it could not be read whole, or is outside the dialect
	signs  int  // how many it has
	units  []unitOfFact
}

// walker reads the files of a catalog, refusing what is not a plain file inside it.
type walker struct {
	fsys    fs.FS
	files   []*file
	forms   []string                          // the plain files that a material could name
	folders map[string]map[string]fs.DirEntry // what has been read of folders, by their names
	found   diag.List
	left    int             // how many bytes may still be read; less than 0 once the catalog is beyond a limit
	refused map[string]bool // forms that were looked at and could not be read

	overlooked string // the last file or folder that is not read though it looks like a part of the catalog
}

// newWalker returns a walker that has read nothing yet.
func newWalker(fsys fs.FS) *walker {
	return &walker{fsys: fsys, left: MaxBytes, refused: map[string]bool{}}
}

// walk reads all *.cue files below the root and lists what may be forms. Files and folders that begin with a dot, and
// cue.mod, are left out.
func (w *walker) walk() error {
	return fs.WalkDir(w.fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		base := path.Base(name)
		switch {
		case name == ".":
			return nil
		case skipped(base):
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		case !utf8.ValidString(base) && (d.IsDir() || path.Ext(name) == ".cue"):
			w.refuse(strings.ToValidUTF8(name, "\ufffd"), diag.T("“%s”的名称不是 UTF-8", "the name of %q is not UTF-8", strings.ToValidUTF8(name, "\ufffd")),
				diag.T("换一个名称", "Rename it"), "S017")
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		case d.Type()&fs.ModeSymlink != 0:
			w.refuse(name, diag.T("“%s”是符号链接，目录不读取符号链接", "%q is a symbolic link; a catalog does not follow links", name),
				diag.T("用文件本身代替链接", "Put the file itself in its place"), "S015")
			return nil
		case d.IsDir():
			if strings.Count(name, "/") >= maxDirDepth {
				w.refuse(name, diag.T("文件夹“%s”超过 %d 层", "folder %q is more than %d levels deep", name, maxDirDepth),
					diag.T("减少文件夹的层数", "Use fewer levels"), "S016")
				return fs.SkipDir
			}
			return nil
		case formName.MatchString(name) && d.Type().IsRegular() && len(w.forms) < maxFiles:
			w.forms = append(w.forms, name)
			return nil
		case path.Ext(name) != ".cue":
			if almostCUE.MatchString(base) {
				w.overlook(name, name, diag.T("文件名改成“%s”", "Rename it to %q", almostEnd.ReplaceAllString(base, ".cue")))
			}
			return nil
		case leftOut(name) != "":
			w.overlook(leftOut(name), name, diag.T("要让它生效，就换一个名字：文件和文件夹的名字不以 _ 开头，文件夹不叫 testdata，文件名不以 _test.cue 和 _tool.cue 结尾；不要它生效，就移到目录外面",
				"To have it counted, rename it: no file or folder begins with _, no folder is named testdata, no file ends in _test.cue or _tool.cue. Or else move it out of the catalog"))
			return nil
		case len(w.files) >= maxFiles:
			w.refuse(name, diag.T("目录超过 %d 个文件", "the catalog has more than %d files", maxFiles), splitCatalog(), "S016")
			w.left = -1
			return fs.SkipAll
		}
		data, ok, err := w.read(name, d)
		if err != nil {
			return err
		}
		if w.left < 0 {
			return fs.SkipAll
		}
		if !ok {
			return nil
		}
		w.files = append(w.files, &file{name: name, data: data})
		return nil
	})
}

// read returns the content of a plain file of text within the limits; ok is false after a finding. The file that is too much for the
// whole catalog is a finding, those that would have been read after it are none.
func (w *walker) read(name string, d fs.DirEntry) (data []byte, ok bool, err error) {
	if w.left < 0 {
		return nil, false, nil
	}
	if !d.Type().IsRegular() {
		w.refuse(name, diag.T("“%s”不是普通文件", "%q is not a regular file", name), diag.T("删去它", "Remove it"), "S015")
		return nil, false, nil
	}
	f, err := w.fsys.Open(name)
	if err != nil {
		return nil, false, err
	}
	defer f.Close()
	most := MaxFileBytes
	if binary(name) {
		most = MaxFormBytes
	}
	data, err = io.ReadAll(io.LimitReader(f, int64(most)+1))
	if err != nil {
		return nil, false, err
	}
	if len(data) > most {
		w.refuse(name, diag.T("文件“%s”超过 %d KB", "file %q is larger than %d KB", name, most>>10),
			diag.T("把它分成几个文件", "Split it"), "S016")
		return nil, false, nil
	}
	if w.left -= len(data); w.left < 0 {
		w.refuse(name, diag.T("目录的文件加起来超过 %d MB，读到“%s”为止", "the files of the catalog are larger than %d MB together; reading stops at %q", MaxBytes>>20, name),
			splitCatalog(), "S016")
		return nil, false, nil
	}
	if binary(name) {
		kind := formKinds[path.Ext(name)]
		if !bytes.HasPrefix(data, []byte(kind.begins)) {
			w.refuse(name, diag.T("文件“%s”的内容不是 %s", "file %q is no %s", name, kind.name), diag.T("换成真正的 %[1]s 文件，或者改正扩展名", "Put a real %[1]s file in its place, or correct the name", kind.name), "S017")
			return nil, false, nil
		}
		return data, true, nil
	}
	if i := notText(data); i >= 0 {
		message, hint := encoding(name, data, i)
		w.found = append(w.found, diag.Diagnostic{Code: "S017", Severity: diag.Error, Place: diag.Place{File: name, Start: i, End: i + 1}, Message: message, Hint: hint})
		return nil, false, nil
	}
	return data, true, nil
}

// formKinds are the forms that are no text, by the ends of their names: what they are called and how they begin.
var formKinds = map[string]struct{ name, begins string }{
	".docx": {"Word", "PK\x03\x04"}, ".xlsx": {"Excel", "PK\x03\x04"}, ".pdf": {"PDF", "%PDF-"}, ".png": {"PNG", "\x89PNG\r\n\x1a\n"}, ".jpg": {"JPEG", "\xff\xd8\xff"},
}

// binary reports whether a file, by its name, is a form that is no text. Nothing reads it but those who download it.
func binary(name string) bool { return formKinds[path.Ext(name)].name != "" }

// FormKind returns what a form that is no text is called by its name: Word, PDF; "" for Markdown.
func FormKind(name string) string { return formKinds[path.Ext(name)].name }

// splitCatalog is what can be done about a catalog that is too large.
func splitCatalog() diag.Text {
	return diag.T("把不属于目录的文件移到外面；都是目录的，把它分成几个", "Move out what is no part of the catalog; if all of it is, split the catalog")
}

// byteOrderMark is what Windows writes before a text in UTF-8. It is no part of the text.
const byteOrderMark = "\xef\xbb\xbf"

// notText returns the offset of the first byte that is not UTF-8 text, or -1.
func notText(data []byte) int {
	for i := 0; i < len(data); {
		r, n := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && n == 1 || r == 0 {
			return i
		}
		i += n
	}
	return -1
}

// overlook says that a file, or those of a folder, are not read though somebody may think so. Of a folder it is said once.
func (w *walker) overlook(part, name string, hint diag.Text) {
	if n := len(w.found); n > 0 && w.found[n-1].Code == "S025" && w.overlooked == part {
		return
	}
	w.overlooked = part
	message := diag.T("文件“%s”不读取，里面的内容不会公布", "file %q is not read, and nothing in it is published", name)
	if part != name {
		message = diag.T("文件夹“%s”里的文件不读取，里面的内容不会公布", "the files in the folder %q are not read, and nothing in them is published", part)
	}
	w.found = append(w.found, diag.Diagnostic{Code: "S025", Severity: diag.Warning, Place: diag.Place{File: name}, Message: message, Hint: hint})
}

// encoding says of a file that is not UTF-8 text, from an offset on, what it probably is.
func encoding(name string, data []byte, at int) (message, hint diag.Text) {
	hint = diag.T("用记事本打开，“另存为”时编码选 UTF-8", "Open it in an editor and save it as UTF-8")
	switch {
	case bytes.HasPrefix(data, []byte("\xff\xfe")), bytes.HasPrefix(data, []byte("\xfe\xff")):
		return diag.T("文件“%s”是 UTF-16 编码（记事本里叫“Unicode”），不是 UTF-8", "file %q is UTF-16 (“Unicode” in Notepad) and not UTF-8", name), hint
	case bytes.IndexByte(data, 0) >= 0:
		return diag.T("文件“%s”里有空字符，不是文本", "file %q has null characters and is no text", name), diag.T("它是别的文件改了名，或者损坏了：换成原来的文件", "It is another file renamed, or it is damaged: put the right file in its place")
	case isGBK(data) && !bytes.ContainsFunc(data[:at], isHan): // what is Chinese in UTF-8 is no GBK
		return diag.T("文件“%s”是 GBK 编码（记事本里叫“ANSI”），不是 UTF-8", "file %q is GBK (“ANSI” in Notepad) and not UTF-8", name), hint
	}
	return diag.T("文件“%s”从第 %d 个字节起不是 UTF-8 文本", "file %q is not UTF-8 text from byte %d on", name, at+1), hint
}

// isGBK reports whether a file is made of ASCII and of pairs of bytes as GBK has them.
func isGBK(data []byte) bool {
	for i := 0; i < len(data); i++ {
		if data[i] < 0x80 {
			continue
		}
		if i++; data[i-1] < 0x81 || data[i-1] > 0xfe || i == len(data) || data[i] < 0x40 || data[i] == 0x7f || data[i] == 0xff {
			return false
		}
	}
	return true
}

func (w *walker) refuse(name string, message, hint diag.Text, code string) {
	w.found = append(w.found, diag.Diagnostic{Code: code, Severity: diag.Error, Place: diag.Place{File: name}, Message: message, Hint: hint})
}

// template reads a file that a material names; what is wrong with it is a finding at the place that names it.
func (w *walker) template(name string, at diag.Place) ([]byte, bool, error) {
	var parents []string
	for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
		parents = append(parents, dir)
	}
	slices.Reverse(parents)
	for _, dir := range parents {
		if info, err := w.lstat(dir); err != nil || !info.IsDir() { // missing, a file or a link
			w.missing(name, at)
			return nil, false, nil
		}
	}
	d, err := w.lstat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		w.missing(name, at)
		return nil, false, nil
	case err != nil:
		return nil, false, err
	}
	if w.refused[name] {
		return nil, false, nil
	}
	data, ok, err := w.read(name, d)
	w.refused[name] = !ok
	return data, ok, err
}

func (w *walker) missing(name string, at diag.Place) {
	w.found = append(w.found, diag.Diagnostic{Code: "S021", Severity: diag.Error, Place: at,
		Message: diag.T("目录中没有文件“%s”", "the catalog has no file %q", name),
		Hint:    diag.T("把文件放到目录下的“%s”，或者改正路径", "Put the file at %q in the catalog, or correct the path", name)})
}

// lstat describes a file without following a link. A folder is read once, however many of its files are asked for.
func (w *walker) lstat(name string) (fs.DirEntry, error) {
	dir := path.Dir(name)
	entries, known := w.folders[dir]
	if !known {
		list, err := fs.ReadDir(w.fsys, dir)
		if err != nil {
			return nil, err
		}
		entries = make(map[string]fs.DirEntry, len(list))
		for _, e := range list {
			entries[e.Name()] = e
		}
		if w.folders == nil {
			w.folders = map[string]map[string]fs.DirEntry{}
		}
		w.folders[dir] = entries
	}
	if e := entries[path.Base(name)]; e != nil {
		return e, nil
	}
	return nil, &fs.PathError{Op: "lstat", Path: name, Err: fs.ErrNotExist}
}
