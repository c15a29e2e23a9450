package schema

import "github.com/matterc/matterc/schema/diag"

// header is what every example of a rule begins with.
const header = "-- a.cue --\npackage catalog\n\n"

// Rules returns the documentation of the findings of loading, sorted by code. Their examples are executed by a test.
func Rules() []diag.Rule {
	rule := func(code, name string, severity diag.Severity, title, doc diag.Text, bad, good string) diag.Rule {
		r := diag.Rule{Code: code, Name: name, Severity: severity, Title: title, Doc: doc}
		if bad != "" {
			r.Bad, r.Good = header+bad+"\n", header+good+"\n"
		}
		return r
	}
	return []diag.Rule{
		rule("S001", "syntax", diag.Error, diag.T("写法不完整", "something is missing or superfluous"),
			diag.T("文件读不下去了：多半是少了引号、逗号或括号，或者它们不成对，或者粘贴的文字没有放进引号。报告的地方是按缩进和上下文找出来的，改法都试过，改了以后文件读得下去。一个文件只报告第一处，因为后面的多半是它引起的。",
				"The file cannot be read further: mostly a quote, comma or bracket is missing, or pasted text stands outside quotes. The place is found by the indentation and what stands around it, and the fix has been tried: the file can be read with it. Only the first is reported, since those that follow are mostly its consequences."),
			`region: "370503": {name: "示例县, level: "县级"} // want S001 ""`, `region: "370503": {name: "示例县", level: "县级"}`),
		rule("S002", "full-width", diag.Error, diag.T("符号看着像，其实不是", "a sign that only looks right"),
			diag.T("名称和值之间的冒号、引号、逗号、括号、数字和空格要用半角的。中文输入法打的全角符号，从 Word 粘贴的弯引号，从网页和 Excel 粘贴的不换行空格，看不见的零宽字符，都要换成普通的。引号里面的文字用全角标点不受影响。",
				"Colons, quotes, commas, brackets, digits and blanks between names and values are the half-width ones. Full-width signs of a Chinese keyboard, curly quotes of Word, no-break spaces of web pages and Excel, and zero-width characters are replaced. Text inside quotes is not affected."),
			`region: "370503": {name： "示例县", level: "县级"} // want S002 "："`, `region: "370503": {name: "示例县", level: "县级"}`),
		rule("S003", "dialect", diag.Error, diag.T("超出目录语言的写法", "outside the dialect"),
			diag.T("目录文件只写数据：值、共用定义、& 和四则运算；when、applies、require 里还可以写大小范围、!= 和几选一。不能写导入、循环、条件、函数、取值拼接和标注。这样每个文件一眼能看懂，检查快，也没有人能在文件里藏程序。",
				"A catalog holds data: values, shared definitions, & and arithmetic; in when, applies and require also bounds, != and alternatives. No imports, comprehensions, calls, interpolations or attributes. That keeps files readable, checking fast, and leaves no room for a program."),
			"region: \"370503\": {name: \"示例\" + \"县\", level: \"县级\"} // want S003 `\"示例\" + \"县\"`", `region: "370503": {name: "示例县", level: "县级"}`),
		rule("S004", "unknown-field", diag.Error, diag.T("没有这一项", "no such field"),
			diag.T("名称多半写错了一个字母。全部可以填的项见 schema/README.md 的字段说明。", "Mostly a letter is wrong. schema/README.md lists all fields."),
			`region: "370503": {nmae: "示例县", level: "县级"} // want S004 "nmae"`, `region: "370503": {name: "示例县", level: "县级"}`),
		rule("S005", "wrong-choice", diag.Error, diag.T("不是可以选的值", "not one of the values"),
			diag.T("这一项只能填规定的几个值，它们是国家实施清单的用语。", "The field takes one of a few values, the terms of the national implementation list."),
			`region: "370503": {name: "示例县", level: "区级"} // want S005 "区级"`, `region: "370503": {name: "示例县", level: "县级"}`),
		rule("S006", "missing-field", diag.Error, diag.T("缺少必填的项", "a required field is missing"),
			diag.T("必填的项没有写。提示里有它的写法和含义。", "A required field is not there. The hint says how to write it and what it means."),
			`region: "370503": {level: "县级"} // want S006 "370503"`, `region: "370503": {name: "示例县", level: "县级"}`),
		rule("S007", "wrong-type", diag.Error, diag.T("值的类型不对", "a value of the wrong type"),
			diag.T("文字写在引号里，数和 true、false 不写引号；几项用方括号，一组用花括号。", "Text stands in quotes, numbers and true and false do not; several values stand in brackets, a group in braces."),
			`document: "card": {name: "借书证", kind: "证照", validity: {value: "1", unit: "年"}} // want S007 "1"`,
			`document: "card": {name: "借书证", kind: "证照", validity: {value: 1, unit: "年"}}`),
		rule("S008", "out-of-range", diag.Error, diag.T("数超出范围", "a number out of range"),
			diag.T("份数、天数、窗口数不能是负数，也不能大得不合实际。", "Counts and periods cannot be negative or absurdly large."),
			`document: "card": {name: "借书证", kind: "证照", validity: {value: -1, unit: "年"}} // want S008 "-1"`,
			`document: "card": {name: "借书证", kind: "证照", validity: {value: 1, unit: "年"}}`),
		rule("S009", "wrong-form", diag.Error, diag.T("写法不符合规定的格式", "a value of the wrong form"),
			diag.T("标识、电话、编码、网址和文件路径有规定的格式，提示里写明了。", "Ids, telephones, codes, addresses and paths have a form; the hint describes it."),
			`document: "Card": {name: "借书证", kind: "证照"} // want S009 "Card"`, `document: "card": {name: "借书证", kind: "证照"}`),
		rule("S010", "wrong-date", diag.Error, diag.T("日期不对", "a wrong date"),
			diag.T("日期写成 年-月-日，如 2026-03-02，并且日历上要有这一天。", "A date is written year-month-day, and the calendar must have that day."),
			`calendar: "2026": {off: ["2026-02-30"], work: [], source: "示例"} // want S010 "2026-02-30"`, `calendar: "2026": {off: ["2026-02-28"], work: [], source: "示例"}`),
		rule("S011", "duplicate", diag.Error, diag.T("写了两次", "written twice"),
			diag.T("同一个标识只能登记一次，同一项只能写一次；两处写法不同时，没有人知道以哪一处为准。", "An id is registered once and a field written once; if two places differ, nobody knows which one counts."),
			`document: "card": {name: "借书证", kind: "证照"}`+"\n"+`document: "card": {name: "阅览证", kind: "证照"} // want S011 "card"`,
			`document: "card": {name: "借书证", kind: "证照"}`+"\n"+`document: "pass": {name: "阅览证", kind: "证照"}`),
		rule("S012", "empty-list", diag.Error, diag.T("至少要有一项", "a list needs an element"),
			diag.T("服务对象、办理流程、窗口、电话和每一项的依据，至少要写一个。", "Audience, steps, windows, telephones and the basis of every element need at least one."),
			`department: "library": {name: "图书馆", address: "示例路", hours: "每天", phones: [], window: "常设"} // want S012 "[]"`,
			`department: "library": {name: "图书馆", address: "示例路", hours: "每天", phones: ["0546-0000000"], window: "常设"}`),
		rule("S013", "conflict", diag.Error, diag.T("内容互相矛盾", "values that contradict each other"),
			diag.T("用 & 合在一起的两部分，对同一项写了不同的值。", "Two parts joined by & give different values to the same field."),
			`_licence: {kind: "证照"}`+"\n"+`document: "card": _licence & {name: "借书证", kind: "批文"} // want S013 "批文"`,
			`_licence: {kind: "证照"}`+"\n"+`document: "card": _licence & {name: "借书证"}`),
		rule("S014", "undefined", diag.Error, diag.T("没有这个共用定义", "no such shared definition"),
			diag.T("以下划线开头的共用定义，要写在同一文件夹或上级文件夹的文件里，并且不能引用自己。", "A shared definition stands in a file of the same folder or one above, and cannot refer to itself."),
			`_licence: {kind: "证照"}`+"\n"+`document: "card": _license & {name: "借书证"} // want S014 "_license"`,
			`_licence: {kind: "证照"}`+"\n"+`document: "card": _licence & {name: "借书证"}`),
		rule("S015", "link", diag.Error, diag.T("不是普通文件", "not a plain file"),
			diag.T("目录只读取自己文件夹里的普通文件，不跟随符号链接，以免读到目录之外的内容。", "A catalog reads plain files inside its own folder and follows no links, so that nothing outside it can be read."), "", ""),
		rule("S016", "too-large", diag.Error, diag.T("超过限度", "beyond a limit"),
			diag.T("单个文件不超过 256 KB、6 万个符号和值，嵌套不超过 48 层，一个文件展开后不超过 5 万个值，数不超过 40 位；一个文件最多列出 1000 个问题，其余只计数。正常的目录远远达不到；超过的多半不是目录，而是要拖垮检查的内容。",
				"A file has at most 256 KB, 60,000 signs and values, 48 levels and 50,000 values with shared definitions expanded; a number at most 40 digits. Of one file 1,000 findings are listed and the others counted. Real catalogs stay far below."), "", ""),
		rule("S017", "encoding", diag.Error, diag.T("不是 UTF-8 文本", "not UTF-8 text"),
			diag.T("文件要用 UTF-8 编码保存，不带 BOM。", "Files are saved as UTF-8 without a byte order mark."), "", ""),
		rule("S018", "package", diag.Error, diag.T("文件没有以 package catalog 开头", "a file that does not begin with package catalog"),
			diag.T("每个文件的第一行写 package catalog，编辑器才知道它属于目录。", "Every file begins with package catalog, so that editors know it belongs to the catalog."), "", ""),
		rule("S019", "schema-file", diag.Warning, diag.T("schema.cue 不是本版本的", "schema.cue is not this version's"),
			diag.T("目录根下的 schema.cue 供编辑器和 cue 命令使用，由本工具生成。它与本版本不一致时，本工具仍按自己的规定检查，编辑器会按旧的规定提示。",
				"schema.cue at the root of a catalog serves editors and the cue command. When it differs, this tool still checks by its own rules."), "", ""),
		rule("S020", "no-edition", diag.Error, diag.T("目录没有名称和版本日期", "the catalog has no name and edition date"),
			diag.T("目录要写明名称、版本日期、行政区划和编制单位，只写一次。版本日期决定哪些法律和事项有效。",
				"A catalog states its name, edition date, region and publisher, once. The date decides which laws and matters are in force."), "", ""),
		rule("S021", "no-file", diag.Error, diag.T("没有引用的文件", "a file that is not there"),
			diag.T("空白表格和示例样表是目录中的 Markdown 文件，路径相对于目录的根。", "Blank forms and samples are Markdown files of the catalog; paths are relative to its root."), "", ""),
		rule("S023", "merge-conflict", diag.Error, diag.T("没有解决的合并冲突", "an unresolved merge conflict"),
			diag.T("两个人改了同一个地方，git 把两边都留在文件里，用 <<<<<<<、=======、>>>>>>> 三行隔开。要由人来决定留哪一边，或者两边怎样合成一份；决定以后删去这三行。文件里的其他内容，解决以后再检查。",
				"Two people changed the same place, and git has left both in the file, between lines of <<<<<<<, ======= and >>>>>>>. Somebody has to decide which stays, or how to make one of both, and then delete the three lines. The rest of the file is checked after that."), "", ""),
		rule("S024", "look-alike", diag.Error, diag.T("文字里有看着像、其实不是的字", "a character in a text that only looks like another"),
			diag.T("从 PDF、网页、Word、Excel 和微信粘贴的文字里，常有部首（⾏ 不是 行）、兼容汉字、不换行空格、零宽字符和控制字符。印出来看不出，搜索却找不到，核对也对不上。都换成普通的字。全角的字母、数字和空格看得出来，只是提醒（GB/T 15835—2011：数字用半角）。改法列出这段文字里的每一处。",
				"Texts pasted from a PDF, a web page, Word, Excel or WeChat often have radicals, compatibility ideographs, no-break spaces, zero-width and control characters. Nothing is seen in print, but nobody finds the text by searching, and comparisons fail. They are replaced by ordinary characters. Full-width letters, digits and blanks are seen, and are a warning. The fix has every place of the text."),
			`region: "370503": {name: "示例⾏政区", level: "县级"} // want S024 "⾏"`, `region: "370503": {name: "示例行政区", level: "县级"}`),
		rule("S025", "not-read", diag.Warning, diag.T("没有读取的文件", "a file that is not read"),
			diag.T("目录的文件以小写的 .cue 结尾。名字以 _ 开头的文件、以 _test.cue 或 _tool.cue 结尾的文件、名字以 _ 开头或者叫 testdata 的文件夹里的文件，cue 命令不读取，本工具也不读取；写在里面的事项不会公布。Windows 隐藏扩展名时，“x.cue”可能其实是“x.cue.txt”。以点开头的文件是别的软件的，不提醒。",
				"Files of a catalog end in .cue, in small letters. The cue command does not read files that begin with _ or end in _test.cue or _tool.cue, nor those in folders that begin with _ or are named testdata, and neither does this tool: matters written there are not published. Where Windows hides extensions, x.cue may be x.cue.txt. Files that begin with a dot belong to other programs and are not mentioned."), "", ""),
		rule("S030", "tool-defect", diag.Warning, diag.T("本工具的缺陷", "a defect of this tool"),
			diag.T("写法按语言的规定有效，但本工具的说明认为不对。内容已被接受；请把文件报告给我们。", "What is written is valid, but the tool's explanation says otherwise. It has been accepted; please report the file."), "", ""),
	}
}
