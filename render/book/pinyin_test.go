package book

import (
	"slices"
	"testing"
)

// TestReading wants names under the letters under which a Chinese reader looks for them.
func TestReading(t *testing.T) {
	r := newReading()
	if len(r.letters) != len(initials) || !slices.IsSortedFunc(r.letters, slices.Compare) {
		t.Fatalf("the first characters of the letters are not in order")
	}
	for name, letter := range map[string]string{
		"安全生产许可": "A", "办理残疾人证": "B", "出生医学证明": "C", "道路运输经营许可": "D", "恶臭": "E", "房屋": "F", "公司设立登记": "G",
		"户外招牌设置许可": "H", "建设工程规划许可证核发": "J", "开户": "K", "临时用地审批": "L", "民办学校设立": "M", "农药经营许可": "N",
		"偶发": "O", "排水许可": "P", "企业设立登记": "Q", "人力资源服务许可": "R", "食品经营许可": "S", "特种设备": "T",
		"卫生许可": "W", "新建": "X", "医疗机构执业登记": "Y", "占道": "Z", "重要工业产品": "Z", "“一照多址”": "Y", "《出版物经营许可证》": "C",
		"KTV 经营": "K", "3 吨以上锅炉": "#", "": "#", "堃": "K",
	} {
		if got := r.initial(name); got != letter {
			t.Errorf("%s is under %s, not %s", name, got, letter)
		}
	}
	mixed := []string{"“一件事”联办", "食品", "《药品》", "GSP", "GB 认证", "公司", "X射线", "新建", "𬭎", "3 吨", "安全"}
	slices.SortFunc(mixed, r.compare)
	if want := []string{"安全", "GB 认证", "GSP", "公司", "食品", "X射线", "新建", "《药品》", "“一件事”联办", "3 吨", "𬭎"}; !slices.Equal(mixed, want) {
		t.Errorf("%v", mixed)
	}
	names := []string{"食品生产许可", "排水许可", "食品经营许可", "安全生产许可", "排污许可"}
	slices.SortFunc(names, r.compare)
	if want := []string{"安全生产许可", "排水许可", "排污许可", "食品经营许可", "食品生产许可"}; !slices.Equal(names, want) {
		t.Errorf("%v", names)
	}
}
