package diag

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"strings"
)

type junitSuites struct {
	XMLName xml.Name   `xml:"testsuites"`
	Suite   junitSuite `xml:"testsuite"`
}

type junitSuite struct {
	Name     string      `xml:"name,attr"`
	Tests    int         `xml:"tests,attr"`
	Failures int         `xml:"failures,attr"`
	Errors   int         `xml:"errors,attr"`
	Skipped  int         `xml:"skipped,attr"`
	Cases    []junitCase `xml:"testcase"`
}

type junitCase struct {
	Class   string        `xml:"classname,attr"`
	Name    string        `xml:"name,attr"`
	File    string        `xml:"file,attr,omitempty"`
	Line    int           `xml:"line,attr,omitempty"`
	Failure *junitFailure `xml:"failure"`
	Out     *junitText    `xml:"system-out"`
}

type junitFailure struct {
	Message string `xml:"message,attr"`
	Type    string `xml:"type,attr"`
	Text    string `xml:",cdata"`
}

type junitText struct {
	Text string `xml:",cdata"`
}

// junit prints one test case a finding. Errors and warnings are failures; a note is a case that passes and says so in
// its output, for it asks nobody to do anything. A list without findings is one case that passes, because Jenkins takes
// a report without cases for a mistake. Names hold no line numbers, so that GitLab knows a finding again that has moved.
func (p *printer) junit(b *bytes.Buffer, list List) error {
	suite := junitSuite{Name: "matterc check", Failures: list.Count(Error) + list.Count(Warning)}
	seen := map[junitCase]int{}
	for _, d := range list {
		c := junitCase{
			Class: clean(p.name(d.Place.File)),
			Name:  strings.TrimSpace(clean(d.Code) + " " + clean(p.in(d.Message))),
		}
		if c.Class == "" {
			c.Class = "matterc"
		}
		seen[c]++
		if n := seen[c]; n > 1 {
			c.Name += fmt.Sprintf(" (%d)", n)
		}
		c.File = clean(p.name(d.Place.File))
		c.Line = p.locate(d.Place).from.line

		var text bytes.Buffer
		plain := *p
		plain.Color = false
		plain.finding(&text, d)
		if d.Severity >= Warning {
			c.Failure = &junitFailure{clean(p.in(d.Message)), d.Severity.String(), "\n" + text.String()}
		} else {
			c.Out = &junitText{"\n" + text.String()}
		}
		suite.Cases = append(suite.Cases, c)
	}
	if len(list) == 0 {
		suite.Cases = []junitCase{{Class: "matterc", Name: p.say("没有问题", "no findings")}}
	}
	suite.Tests = len(suite.Cases)

	b.WriteString(xml.Header)
	e := xml.NewEncoder(b)
	e.Indent("", "  ")
	if err := e.Encode(junitSuites{Suite: suite}); err != nil {
		return err
	}
	b.WriteByte('\n')
	return nil
}
