package main

import (
	"errors"
	"fmt"
	"io/fs"
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
		f = &failure{status: statusFailed, text: sentence("%[1]s", "%[1]s", err.Error())}
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
	return usage("选项写得不对：%v", "%v", err)
}

func invalidFlag(err error) string {
	var invalid *pflag.InvalidValueError
	if errors.As(err, &invalid) {
		return invalid.GetFlag().Name
	}
	return ""
}

// reason says in the user's words why a file could not be read or written.
func reason(err error) diag.Text {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return diag.T("不存在", "it does not exist")
	case errors.Is(err, fs.ErrExist):
		return diag.T("已经存在", "it already exists")
	case errors.Is(err, fs.ErrPermission):
		return diag.T("没有权限", "permission denied")
	case errors.Is(err, syscall.ENOTDIR):
		return diag.T("路径中有一段不是文件夹", "part of the path is not a folder")
	case errors.Is(err, syscall.ENOSPC):
		return diag.T("磁盘已满", "the disk is full")
	}
	var p *fs.PathError
	if errors.As(err, &p) {
		err = p.Err
	}
	return diag.T("%[1]s", "%[1]s", err.Error())
}

// fileError says that something could not be done to a file or folder. The formats take its name, then the reason.
func fileError(zh, en, name string, err error) error {
	why := reason(err)
	return &failure{status: statusFailed, text: diag.Text{ZH: sentence(zh, "", name, why.ZH).ZH, EN: sentence("", en, name, why.EN).EN}}
}
