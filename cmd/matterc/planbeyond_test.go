package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"testing"
)

// beyondCalendars reports whether a plan, as JSON, was to have dates and has none, and says what is wrong then as the command due does. Such
// a plan is the one without a first day, but for saying so.
func beyondCalendars(t *testing.T, args []string, out string) (said string, ok bool) {
	t.Helper()
	read := func(out string) (plan, figures map[string]any) {
		if err := json.Unmarshal([]byte(out), &plan); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
		figures, _ = plan["figures"].(map[string]any)
		return plan, figures
	}
	if out == "" {
		return "", false
	}
	plan, figures := read(out)
	beyond, ok := figures["beyondCalendars"].(map[string]any)
	if !ok {
		return "", false
	}
	at := slices.Index(args, "--start")
	if at < 0 || beyond["start"] != args[at+1] {
		t.Errorf("%v: no dates for %v", args, beyond)
	}
	year := fmt.Sprint(beyond["year"])
	if known, any := beyond["known"]; any && (known != fmt.Sprint(beyond["year"].(float64)-1)+"-12-31" || known.(string) < args[at+1]) {
		t.Errorf("%v: dates are known until %v, and not those of %s", args, known, year)
	}
	var undated, errors bytes.Buffer
	run(slices.Delete(slices.Clone(args), at, at+2), &undated, &errors, func(string) string { return "" })
	delete(figures, "beyondCalendars")
	if whole, _ := read(undated.String()); !reflect.DeepEqual(plan, whole) {
		t.Errorf("%v: it is not the plan without dates:\n%s\n%s", args, out, undated.String())
	}
	return "没有登记 " + year + " 年", true
}
