package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"syscall"
	"time"

	"github.com/matterc/matterc/render/text"
	"github.com/matterc/matterc/schema/diag"
	"github.com/spf13/pflag"
)

// The exit statuses, the same for every command and format. What is decided by reading the catalog, such
// as that no record has the id of the command line, is a matter of the files: the same command line may be right tomorrow.
const (
	statusOK       = 0 // nothing at or above --fail-on
	statusFindings = 1 // findings
	statusUsage    = 2 // the command line is wrong, whatever the files say
	statusFailed   = 3 // the machine, or what the files hold, did not allow it

	statusInterrupted = 128 // and the number of the signal that ended it
)

// failure is why a command ends with another status than 0. Text is empty where everything has been printed.
type failure struct {
	status int
	text   diag.Text
	lines  []diag.Text // that follow
}

// Error returns the text in English.
func (f *failure) Error() string { return f.text.EN }

// errFindings ends a command whose findings have been printed.
var errFindings = &failure{status: statusFindings}

// usage is a command line that is wrong whatever the files say.
func usage(zh, en string, args ...any) error {
	return &failure{status: statusUsage, text: sentence(zh, en, args...)}
}

// cannot is a machine, or files, that do not allow what was asked.
func cannot(zh, en string, args ...any) error {
	return &failure{status: statusFailed, text: sentence(zh, en, args...)}
}

// conclude prints why a command failed and returns its status.
func (a *app) conclude(command string, err error) int {
	if err == nil {
		return statusOK
	}
	var f *failure
	if !errors.As(err, &f) {
		f = &failure{status: statusFailed, text: unforeseen(err)}
	}
	if f.text.IsZero() {
		return f.status
	}
	fmt.Fprintf(a.err, "matterc: %s\n", text.Visible(f.text.In(a.lang)))
	for _, line := range f.lines {
		fmt.Fprintln(a.err, text.Visible(line.In(a.lang)))
	}
	if f.status == statusUsage {
		fmt.Fprintf(a.err, "%s%s --help\n", a.say("用法：", "usage: "), command)
	}
	return f.status
}

// flagError says in the user's language what is wrong with a flag.
func flagError(err error) error {
	var (
		unknown *pflag.NotExistError
		missing *pflag.ValueRequiredError
		invalid *pflag.InvalidValueError
		refused *choiceError
		noDay   *time.ParseError
	)
	switch {
	case errors.As(err, &unknown) && unknown.GetSpecifiedShortnames() == "":
		return usage("没有选项 --%s", "unknown flag --%s", unknown.GetSpecifiedName())
	case errors.As(err, &unknown):
		return usage("没有选项 -%s", "unknown flag -%s", unknown.GetSpecifiedName())
	case errors.As(err, &missing):
		return usage("选项 --%s 后面要写值", "flag --%s needs a value", missing.GetFlag().Name)
	case errors.As(err, &refused):
		return &failure{status: statusUsage, text: refused.text(invalidFlag(err))}
	case errors.As(err, &noDay):
		return usage("选项 --%s 要写一个日期，如 2026-01-01，不能是“%s”", "flag --%s takes a day such as 2026-01-01, not %q", invalidFlag(err), noDay.Value)
	case errors.As(err, &invalid):
		return usage("选项 --%s 不能是“%s”", "flag --%s cannot be %q", invalid.GetFlag().Name, invalid.GetValue())
	}
	var syntax *pflag.InvalidSyntaxError
	if errors.As(err, &syntax) {
		return usage("“%s”不是选项的写法", "%q is not how a flag is written", syntax.GetSpecifiedFlag())
	}
	return usage("选项写得不对", "%[1]v", err)
}

func invalidFlag(err error) string {
	var invalid *pflag.InvalidValueError
	if errors.As(err, &invalid) {
		return invalid.GetFlag().Name
	}
	return ""
}

// systemErrors are what a system says of files, in words.
var systemErrors = []struct {
	err  error
	text diag.Text
}{
	{fs.ErrNotExist, diag.Text{ZH: "不存在", EN: "it does not exist"}},
	{fs.ErrExist, diag.Text{ZH: "已经存在", EN: "it already exists"}}, // also what is not empty
	{syscall.EPERM, diag.Text{ZH: "系统不允许", EN: "the system does not allow it"}},
	{fs.ErrPermission, diag.Text{ZH: "没有权限", EN: "permission denied"}},
	{syscall.ENOTDIR, diag.Text{ZH: "路径中有一段不是文件夹", EN: "part of the path is not a folder"}},
	{syscall.EISDIR, diag.Text{ZH: "它是文件夹", EN: "it is a folder"}},
	{syscall.ENOSPC, diag.Text{ZH: "磁盘已满", EN: "the disk is full"}},
	{syscall.EDQUOT, diag.Text{ZH: "磁盘配额已用完", EN: "the disk quota is used up"}},
	{syscall.EROFS, diag.Text{ZH: "那里是只读的", EN: "it is on a file system that is read-only"}},
	{syscall.EBUSY, diag.Text{ZH: "正在使用中，或者是挂载点", EN: "it is in use or a mount point"}},
	{syscall.ETXTBSY, diag.Text{ZH: "正在运行的程序占用着它", EN: "it is a program that is running"}},
	{syscall.EXDEV, diag.Text{ZH: "不能移到另一个文件系统", EN: "it cannot be moved to another file system"}},
	{syscall.ENAMETOOLONG, diag.Text{ZH: "名称太长", EN: "the name is too long"}},
	{syscall.ELOOP, diag.Text{ZH: "符号链接太多，或者不该是符号链接", EN: "there are too many symbolic links, or one where there should be none"}},
	{syscall.EMLINK, diag.Text{ZH: "链接太多", EN: "there are too many links"}},
	{syscall.EFBIG, diag.Text{ZH: "文件太大", EN: "the file is too large"}},
	{syscall.EOVERFLOW, diag.Text{ZH: "文件太大，系统处理不了", EN: "the file is too large for the system"}},
	{syscall.EMFILE, diag.Text{ZH: "打开的文件太多", EN: "too many files are open"}},
	{syscall.ENFILE, diag.Text{ZH: "整个系统打开的文件太多", EN: "too many files are open in the whole system"}},
	{syscall.ENOMEM, diag.Text{ZH: "内存不足", EN: "there is not enough memory"}},
	{syscall.EIO, diag.Text{ZH: "磁盘读写出错", EN: "the disk failed"}},
	{syscall.ENXIO, diag.Text{ZH: "没有这个设备，或者管道的另一头没有人", EN: "there is no such device, or nobody at the other end of a pipe"}},
	{syscall.ENODEV, diag.Text{ZH: "没有这个设备", EN: "there is no such device"}},
	{syscall.EPIPE, diag.Text{ZH: "管道的另一头已经关闭", EN: "the other end of the pipe is closed"}},
	{syscall.EINVAL, diag.Text{ZH: "名称或者操作不合系统的要求", EN: "the system takes no such name or request"}},
	{syscall.EILSEQ, diag.Text{ZH: "名称里有系统不认的字符", EN: "the name has characters that the system does not take"}},
	{syscall.ESTALE, diag.Text{ZH: "网络文件夹已经变了，请重试", EN: "the network folder has changed; try again"}},
	{syscall.ETIMEDOUT, diag.Text{ZH: "等得太久没有回应", EN: "there was no answer in time"}},
	{syscall.EAGAIN, diag.Text{ZH: "暂时不行，请重试", EN: "not now; try again"}},
	{syscall.EINTR, diag.Text{ZH: "被打断了，请重试", EN: "it was interrupted; try again"}},
	{syscall.ENOLCK, diag.Text{ZH: "系统没有可用的锁", EN: "the system has no more locks"}},
	{syscall.EBADF, diag.Text{ZH: "文件没有打开", EN: "the file is not open"}},
	{fs.ErrClosed, diag.Text{ZH: "文件没有打开", EN: "the file is not open"}},
	{errors.ErrUnsupported, diag.Text{ZH: "系统不支持", EN: "the system does not support it"}},
	{io.ErrUnexpectedEOF, diag.Text{ZH: "文件不完整", EN: "the file ends too early"}},
	{io.EOF, diag.Text{ZH: "没有读到底就断了", EN: "it broke off"}},
	{errTooMuch, diag.Text{ZH: "那个提交太大", EN: "the commit is too large"}},
	{errBrokenTree, diag.Text{ZH: "git 里的一个文件夹是坏的", EN: "a folder in git is broken"}},
	{context.DeadlineExceeded, diag.Text{ZH: "等得太久", EN: "it takes too long"}},
	{context.Canceled, diag.Text{ZH: "等得太久没有回应", EN: "there was no answer in time"}},
	{fs.ErrInvalid, diag.Text{ZH: "不是普通文件", EN: "it is not a plain file"}},
}

// reason says in the user's words why a file could not be read or written.
func reason(err error) diag.Text {
	for _, s := range systemErrors {
		if errors.Is(err, s.err) {
			return s.text
		}
	}
	var number syscall.Errno
	if errors.As(err, &number) {
		return diag.T("系统错误 %[1]d", "system error %[1]d: %[2]s", int(number), number.Error())
	}
	var p *fs.PathError
	if errors.As(err, &p) {
		err = p.Err
	}
	switch err.Error() { // of os.Root, which gives them no name
	case "path escapes from parent":
		return diag.T("它在文件夹之外", "it is outside the folder")
	case "not a directory":
		return reason(syscall.ENOTDIR)
	}
	return diag.T("%[1]s", "%[1]s", err.Error())
}

// fileError says that something could not be done to a file or folder. The formats take its name, then the reason.
func fileError(zh, en, name string, err error) error {
	why := reason(err)
	return &failure{status: statusFailed, text: diag.Text{ZH: sentence(zh, "", name, why.ZH).ZH, EN: sentence("", en, name, why.EN).EN}}
}

// unforeseen says what an error says for which a command has no words of its own.
func unforeseen(err error) diag.Text {
	var (
		p     *fs.PathError
		l     *os.LinkError
		named string
	)
	switch {
	case errors.As(err, &p):
		named = p.Path
	case errors.As(err, &l):
		named = l.New
	}
	why := reason(err)
	if named == "" {
		return why
	}
	return diag.Text{ZH: sentence("“%s”：%s", "", named, why.ZH).ZH, EN: sentence("", "%s: %s", named, why.EN).EN}
}
