package text

import (
	"net/url"
	"strings"
	"unicode"
)

// mostAddress is how many bytes an address has at most; browsers and Word differ beyond.
const mostAddress = 2000

// hostCharacters are those of the name of a host and its port, as #URL of the catalog language has them.
const hostCharacters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-.:"

// IsWebAddress reports whether a text may be printed as a link: an absolute address of http or https with a host in
// ASCII, all of it visible, without blanks, quotes and angle brackets.
func IsWebAddress(s string) bool {
	if !strings.HasPrefix(s, "http://") && !strings.HasPrefix(s, "https://") || len(s) > mostAddress {
		return false
	}
	if s != Visible(s) || strings.ContainsAny(s, `"<>`) || strings.ContainsFunc(s, unicode.IsSpace) {
		return false
	}
	u, err := url.Parse(s)
	return err == nil && u.User == nil && u.Hostname() != "" && strings.Trim(u.Host, hostCharacters) == ""
}
