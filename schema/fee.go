package schema

// FeeItems returns the items of the fee of a matter, none where the catalog says nothing of a fee.
func (m *Matter) FeeItems() []FeeItem {
	if m.Fee == nil {
		return nil
	}
	return m.Fee.Items
}
