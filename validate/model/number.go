package model

import (
	"math/big"
	"strconv"
	"strings"
)

// YesNo returns the values of a yes-or-no fact in the order of their numbers.
func YesNo() []string { return []string{"true", "false"} }

// maxExponent bounds the numbers that are compared exactly; loading reports longer ones (S016).
const maxExponent = 400

// Exact reads a number, unless it is too long to compare exactly.
func Exact(text string) (*big.Rat, bool) {
	mantissa, exponent, _ := strings.Cut(strings.ToLower(text), "e")
	if n, err := strconv.Atoi(exponent); len(mantissa) > maxExponent || exponent != "" && (err != nil || n > maxExponent || n < -maxExponent) {
		return nil, false
	}
	return new(big.Rat).SetString(text)
}

// Decimal writes a number that was read from decimal notation in decimal notation.
func Decimal(x *big.Rat) string {
	for digits := 0; ; digits++ {
		if s := x.FloatString(digits); digits > 2*maxExponent || same(s, x) {
			return s
		}
	}
}

func same(s string, x *big.Rat) bool {
	y, ok := new(big.Rat).SetString(s)
	return ok && y.Cmp(x) == 0
}
