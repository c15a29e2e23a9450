package main

import (
	"bytes"
	"testing"
	"time"

	"github.com/matterc/matterc/schema/diag"
)

func TestProgress(t *testing.T) {
	var b bytes.Buffer
	p := &progress{w: diag.NewConsole(&b), lang: diag.ZH, timer: time.NewTimer(time.Hour)}
	p.stage("读取目录", "reading")
	if b.Len() > 0 {
		t.Errorf("before a second has passed: %q", &b)
	}
	p.show() // what the timer does
	p.stage("检查目录", "checking")
	p.stop()
	p.stop()
	p.show()
	p.stage("写入输出", "writing")
	if want := "\r\x1b[K读取目录…\r\x1b[K检查目录…\r\x1b[K"; b.String() != want {
		t.Errorf("printed %q, want %q", b.String(), want)
	}
}

func TestLanguageOf(t *testing.T) {
	for _, c := range []struct {
		args []string
		want diag.Lang
	}{
		{nil, diag.ZH},
		{[]string{"check", "--lang", "en"}, diag.EN},
		{[]string{"--lang=en", "check"}, diag.EN},
		{[]string{"--lang=en", "--lang=zh"}, diag.ZH},
		{[]string{"--lang", "fr"}, diag.ZH},
		{[]string{"--lang"}, diag.ZH},
		{[]string{"check", "--", "--lang=en"}, diag.ZH},
	} {
		if got := languageOf(c.args); got != c.want {
			t.Errorf("%q: %v, want %v", c.args, got, c.want)
		}
	}
}
