package wording

import (
	"strings"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/validate/model"
)

// levels are the levels of the regions that a reach is all of.
var levels = map[schema.Reach]schema.Level{
	"全国": schema.National, "全省": schema.Provincial, "全市": schema.Municipal, "全县": schema.County, "全镇（乡、街道）": schema.Township, "全村（社区）": schema.Village,
}

// kinds are the kinds of regions, as their names end; what ends another is behind it.
var kinds = []string{"自治区", "特别行政区", "自治州", "自治县", "自治旗", "街道办事处", "居民委员会", "村民委员会", "地区", "林区", "省", "市", "州", "盟", "区", "县", "旗", "镇", "乡", "街道", "社区", "村"}

// Reach says where one may apply, as is said where the catalog is in force: 全区 in a district for what the catalog writes as 全县.
// A city of the level of a county is named, for it lies in a city itself.
func Reach(r schema.Reach, c *model.Catalog) string {
	level := levels[r]
	region := c.RegionOf(level)
	if region == nil || level == schema.National {
		if level == schema.County {
			return "全县（市、区）"
		}
		return string(r)
	}
	for _, k := range kinds {
		if !strings.HasSuffix(region.Name, k) {
			continue
		}
		switch {
		case level == schema.County && k == "市":
			return "全市（" + region.Name + "）"
		case strings.HasSuffix(k, "办事处"):
			return "全街道"
		case k == "居民委员会":
			return "全社区"
		case k == "村民委员会":
			return "全村"
		}
		return "全" + k
	}
	return string(r)
}
