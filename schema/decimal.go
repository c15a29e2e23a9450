package schema

import (
	"cmp"
	"math/big"
)

// Decimal is a number as a catalog has it, in the shortest decimal notation: sums of money, rates and measures, which no binary
// fraction holds exactly. "" is no number and counts as 0.
type Decimal string

// Rat returns the number.
func (d Decimal) Rat() *big.Rat {
	r, ok := new(big.Rat).SetString(cmp.Or(string(d), "0"))
	if !ok {
		panic("schema: " + string(d) + " is no decimal") // loading makes them
	}
	return r
}

// Cmp orders two numbers: -1, 0 or +1.
func (d Decimal) Cmp(other Decimal) int { return d.Rat().Cmp(other.Rat()) }

// MarshalJSON writes the number digit by digit.
func (d Decimal) MarshalJSON() ([]byte, error) { return []byte(cmp.Or(string(d), "0")), nil }
