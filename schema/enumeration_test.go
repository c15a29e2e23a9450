package schema_test

import (
	"slices"
	"testing"

	"github.com/matterc/matterc/schema"
)

// TestValues compares a few enumerations with their lists, written by hand.
func TestValues(t *testing.T) {
	if got := schema.Values[schema.Rank](); !slices.Equal(got, []schema.Rank{"法律", "行政法规", "国务院决定", "地方性法规", "部门规章", "地方政府规章", "规范性文件"}) {
		t.Errorf("ranks, highest first: %v", got)
	}
	if got := schema.Values[schema.Unit](); !slices.Equal(got, []schema.Unit{"工作日", "日", "月", "年", "即时"}) {
		t.Errorf("units: %v", got)
	}
	if got := schema.Values[schema.Reach](); !slices.Equal(got, []schema.Reach{"全国", "全省", "全市", "全县", "全镇（乡、街道）", "全村（社区）"}) { // it has no constants
		t.Errorf("reaches: %v", got)
	}
	if schema.Order(schema.Statute) != 0 || schema.Order(schema.NormativeDocument) != 6 || schema.Order(schema.Rank("")) != -1 || schema.Order(schema.Rank("惯例")) != -1 {
		t.Error("the order of ranks is not that of their list")
	}
}

// TestValuesChange demands that a caller who changes a list changes nobody else's.
func TestValuesChange(t *testing.T) {
	schema.Values[schema.Rank]()[0] = "惯例"
	if got := schema.Values[schema.Rank]()[0]; got != schema.Statute {
		t.Errorf("the first rank is now %s", got)
	}
}
