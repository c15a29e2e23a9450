package wording

import (
	"testing"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/validate/model"
)

// TestReach wants the whole of a region called as those call it who live there.
func TestReach(t *testing.T) {
	catalog := func(region string) *model.Catalog {
		add := func(code, name string, level schema.Level, parent string) schema.Entry[schema.Region] {
			return schema.Entry[schema.Region]{Key: code, Value: schema.Region{Name: name, Level: level, Parent: parent}}
		}
		return model.Link(&schema.Catalog{Data: schema.Data{
			Edition: &schema.Edition{Region: region},
			Regions: schema.Keyed[schema.Region]{
				add("370000", "山东省", schema.Provincial, ""), add("370500", "山东省东营市", schema.Municipal, "370000"), add("370503", "山东省东营市河口区", schema.County, "370500"),
				add("370503001", "河口街道", schema.Township, "370503"), add("370481", "山东省滕州市", schema.County, "370400"), add("110000", "北京市", schema.Provincial, ""),
				add("110101", "北京市东城区", schema.County, "110000"), add("152221", "科尔沁右翼前旗", schema.County, "152200"), add("152200", "兴安盟", schema.Municipal, "150000"),
				add("150000", "内蒙古自治区", schema.Provincial, ""), add("370503001001", "某某社区居民委员会", schema.Village, "370503001"), add("999999", "某地", schema.County, "999999"),
			},
		}})
	}
	for _, c := range []struct {
		region string
		reach  schema.Reach
		want   string
	}{
		{"370503", "全县", "全区"}, {"370503", "全市", "全市"}, {"370503", "全省", "全省"}, {"370503", "全国", "全国"}, {"370503001", "全县", "全区"},
		{"370503001", "全镇（乡、街道）", "全街道"}, {"370503", "全镇（乡、街道）", "全镇（乡、街道）"}, {"370503001001", "全村（社区）", "全社区"}, {"370503001001", "全省", "全省"},
		{"370481", "全县", "全市（山东省滕州市）"}, {"370481", "全市", "全市"}, {"110101", "全省", "全市"}, {"110101", "全县", "全区"},
		{"152221", "全县", "全旗"}, {"152221", "全市", "全盟"}, {"152221", "全省", "全自治区"},
		{"370500", "全县", "全县（市、区）"}, {"370500", "全市", "全市"}, {"000000", "全县", "全县（市、区）"}, {"999999", "全县", "全县"}, {"999999", "全市", "全市"},
	} {
		if got := Reach(c.reach, catalog(c.region)); got != c.want {
			t.Errorf("%s in %s is %s, want %s", c.reach, c.region, got, c.want)
		}
	}
}
