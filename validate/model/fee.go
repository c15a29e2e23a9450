package model

import (
	"math/big"

	"github.com/matterc/matterc/schema"
)

// Worth works out a fee in yuan. A fixed price is its amount. A progressive rate (分段费率累加) takes of every band its own
// rate, so that the part above a band pays the next one's; the minimum is paid at least (价费字〔1992〕414号, for one). A band
// rate (分段固定费率) takes the rate of the band that the whole falls into. nil: it cannot be worked out.
func (f *FeeItem) Worth(base *big.Rat) *big.Rat {
	var sum *big.Rat
	switch f.Kind {
	case schema.FixedPrice:
		if f.FeeItem.Amount == nil {
			return nil
		}
		sum = f.FeeItem.Amount.Rat()
	case schema.ProgressiveRate, schema.BandRate:
		if base == nil || len(f.Bands) == 0 {
			return nil
		}
		sum = new(big.Rat)
		from := new(big.Rat)
		for _, b := range f.Bands {
			to, rate := base, new(big.Rat).Quo(b.Permille.Rat(), big.NewRat(1000, 1))
			within := true
			if b.UpTo != nil && b.UpTo.Rat().Cmp(base) < 0 {
				to, within = b.UpTo.Rat(), false
			}
			if f.Kind == schema.BandRate {
				if within {
					sum.Mul(base, rate)
					break
				}
			} else if to.Cmp(from) > 0 {
				sum.Add(sum, new(big.Rat).Mul(new(big.Rat).Sub(to, from), rate))
			}
			from = to
			if within {
				break
			}
		}
	default:
		return nil
	}
	if f.Minimum != nil && sum.Cmp(f.Minimum.Rat()) < 0 {
		sum = f.Minimum.Rat()
	}
	return sum
}
