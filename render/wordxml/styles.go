package wordxml

import "github.com/matterc/matterc/render/text"

// The fonts of official documents (GB/T 9704—2012) under the names offices have them by, and those for Latin letters.
const (
	song      = "方正小标宋简体"
	fang      = "仿宋_GB2312"
	hei       = "黑体"
	kai       = "楷体_GB2312"
	latin     = "Times New Roman"
	latinSans = "Arial"
	mono      = "Courier New"
)

// look is how a style is set. Sizes are in points, lengths in twentieths of a point.
type look struct {
	id            string // in the file
	name          string // as Word knows it, or shows it if the style is ours
	font, latin   string
	size, line    int         // of the letters, and from line to line
	before, after int         // the paragraph
	more          text.Markup // properties of the paragraph before its spacing, in the order of the standard
	indents       text.Markup // the attributes of its indents
	align         string
	level         int // of the outline, 0 for none
	bold          bool
	color         string
}

// looks are the styles of paragraphs. Lines are exactly as high as it says, so that pages end in the same place whatever
// font a machine has.
var looks = [...]look{
	Normal:           {id: "Normal", name: "Normal", font: fang, latin: latin, size: 12, line: 440},
	BodyText:         {id: "BodyText", name: "Body Text", font: fang, latin: latin, size: 12, line: 440, after: 40, indents: `w:firstLineChars="200" w:firstLine="480"`},
	Banner:           {id: "Banner", name: "版头", font: hei, latin: latinSans, size: 12, line: 440, after: 60, align: "center", color: "B01C1C"},
	Title:            {id: "Title", name: "Title", font: song, latin: latin, size: 22, line: 640, before: 60, after: 120, align: "center", more: `<w:keepNext/><w:keepLines/>`},
	Subtitle:         {id: "Subtitle", name: "Subtitle", font: kai, latin: latin, size: 12, line: 400, after: 160, align: "center", more: `<w:keepNext/>`},
	Heading1:         {id: "Heading1", name: "heading 1", font: hei, latin: latinSans, size: 15, line: 480, before: 240, after: 80, level: 1, more: `<w:keepNext/><w:keepLines/>`},
	Heading2:         {id: "Heading2", name: "heading 2", font: kai, latin: latin, size: 14, line: 440, before: 160, after: 60, level: 2, bold: true, more: `<w:keepNext/><w:keepLines/>`},
	Heading3:         {id: "Heading3", name: "heading 3", font: fang, latin: latin, size: 12, line: 440, before: 120, after: 40, level: 3, bold: true, more: `<w:keepNext/><w:keepLines/>`},
	FormHeading:      {id: "FormHeading", name: "表格标题", font: hei, latin: latinSans, size: 14, line: 440, before: 80, after: 80, align: "center"},
	Cell:             {id: "Cell", name: "表格文字", font: fang, latin: latin, size: 10, line: 300, align: "left"},
	CellHead:         {id: "CellHead", name: "表头", font: hei, latin: latinSans, size: 10, line: 300, align: "center"},
	Note:             {id: "Note", name: "提示", font: fang, latin: latin, size: 12, line: 400, indents: `w:left="240" w:right="0"`, more: bar("B01C1C", "FDF6F4")},
	NoteHeading:      {id: "NoteHeading", name: "提示标题", font: hei, latin: latinSans, size: 12, line: 400, indents: `w:left="240" w:right="0"`, more: `<w:keepNext/>` + bar("B01C1C", "FDF6F4"), color: "B01C1C"},
	Quote:            {id: "Quote", name: "Quote", font: kai, latin: latin, size: 12, line: 400, indents: `w:left="240" w:right="0" w:firstLineChars="200" w:firstLine="480"`, more: bar("808890", "")},
	Preformatted:     {id: "Preformatted", name: "HTML Preformatted", font: fang, latin: mono, size: 10, line: 300, align: "left"},
	Rule:             {id: "Rule", name: "横线", font: fang, latin: latin, size: 6, line: 120, after: 120, more: `<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="1" w:color="auto"/></w:pBdr>`},
	Caption:          {id: "Caption", name: "caption", font: fang, latin: latin, size: 10, line: 300, before: 240, align: "center", more: `<w:keepNext/>`},
	gapStyle:         {id: "Gap", name: "表格间隔", font: fang, latin: latin, size: 4, line: 160},
	pictureStyle:     {id: "Picture", name: "图", font: fang, latin: latin, size: 12, before: 80, after: 120, align: "center"},
	contentsHeading:  {id: "TOCHeading", name: "TOC Heading", font: hei, latin: latinSans, size: 14, line: 440, before: 160, after: 40, align: "center", more: `<w:keepNext/>`},
	contentsEntry:    {id: "TOC1", name: "toc 1", font: fang, latin: latin, size: 12, line: 360, align: "left", more: leader},
	contentsSubentry: {id: "TOC2", name: "toc 2", font: fang, latin: latin, size: 11, line: 340, align: "left", more: leader, indents: `w:left="240"`},
	headerStyle: {id: "Header", name: "header", font: fang, latin: latin, size: 9, line: 240, align: "left",
		more: `<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="3" w:color="808890"/></w:pBdr>` + edgeTab},
	footerStyle: {id: "Footer", name: "footer", font: fang, latin: latin, size: 9, line: 240, align: "left", more: edgeTab},
}

// look returns how a style is set.
func (s Style) look() look { return looks[s] }

// mark is the property that gives a paragraph its style.
func (s Style) mark() text.Markup { return text.Markupf(`<w:pStyle w:val="%s"/>`, s.look().id) }

// bar is a line at the left of a paragraph, on a ground or none.
func bar(color, ground string) text.Markup {
	s := text.Markupf(`<w:pBdr><w:left w:val="single" w:sz="24" w:space="8" w:color="%s"/></w:pBdr>`, color)
	if ground != "" {
		s += text.Markupf(`<w:shd w:val="clear" w:color="auto" w:fill="%s"/>`, ground)
	}
	return s
}

// leader is the tab before the page of an entry in the contents, edgeTab the one that puts text at the right edge of a page.
var (
	leader  = text.Markupf(`<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="%d"/></w:tabs>`, textWidth)
	edgeTab = text.Markupf(`<w:tabs><w:tab w:val="right" w:pos="%d"/></w:tabs>`, textWidth)
)

// smallSize is the size of a small run.
const smallSize text.Markup = `<w:sz w:val="18"/><w:szCs w:val="18"/>`

// styles is word/styles.xml. Lines begin and end as Chinese wants it (禁则, w:kinsoku), a full stop may hang over the edge,
// and there is a little room between Chinese and Latin letters.
func styles() text.Markup {
	var s text.XML
	s.Add(`<w:styles %s><w:docDefaults><w:rPrDefault><w:rPr>%s<w:kern w:val="2"/><w:sz w:val="24"/><w:szCs w:val="24"/>`+
		`<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:widowControl/>`+
		`<w:kinsoku/><w:overflowPunct/><w:autoSpaceDE/><w:autoSpaceDN/></w:pPr></w:pPrDefault></w:docDefaults>`, namespaces, fonts(latin, fang))
	for style, l := range looks {
		based, first := text.Markup(`<w:basedOn w:val="Normal"/>`), text.Markup("")
		if Style(style) == Normal {
			based, first = "", ` w:default="1"`
		}
		if l.level > 0 {
			based += text.Markupf(`<w:next w:val="%s"/>`, BodyText.look().id)
		}
		s.Add(`<w:style w:type="paragraph"%s w:styleId="%s"><w:name w:val="%s"/>%s<w:qFormat/><w:pPr>%s`, first, l.id, l.name, based, l.more)
		rule := "exact"
		if l.line == 0 {
			rule = "auto"
		}
		line := l.line
		if line == 0 {
			line = 240
		}
		s.Add(`<w:spacing w:before="%d" w:after="%d" w:line="%d" w:lineRule="%s"/>`, l.before, l.after, line, rule)
		if l.indents != "" {
			s.Add(`<w:ind %s/>`, l.indents)
		}
		align := l.align
		if align == "" {
			align = "both"
		}
		s.Add(`<w:jc w:val="%s"/>`, align)
		if l.level > 0 {
			s.Add(`<w:outlineLvl w:val="%d"/>`, l.level-1)
		}
		s.Add(`</w:pPr><w:rPr>%s`, fonts(l.latin, l.font))
		if l.bold {
			s.Add(`<w:b/>`)
		}
		if l.color != "" {
			s.Add(`<w:color w:val="%s"/>`, l.color)
		}
		s.Add(`<w:sz w:val="%[1]d"/><w:szCs w:val="%[1]d"/></w:rPr></w:style>`, 2*l.size)
	}
	s.Add(`<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/></w:style>`+
		`<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:qFormat/><w:rPr>%s<w:b/></w:rPr></w:style>`+
		`<w:style w:type="character" w:styleId="Remark"><w:name w:val="附注"/><w:qFormat/><w:rPr><w:color w:val="50565E"/>%s</w:rPr></w:style>`+
		`<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:rPr><w:color w:val="1D4F91"/></w:rPr></w:style>`+
		`<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>`+
		`<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>`+
		`</w:styles>`, fonts(latinSans, hei), smallSize)
	return s.Markup()
}

// fonts names the fonts of letters.
func fonts(latin, chinese string) text.Markup {
	return text.Markupf(`<w:rFonts w:ascii="%[1]s" w:hAnsi="%[1]s" w:eastAsia="%s" w:cs="%[1]s"/>`, latin, chinese)
}

// fontTable is word/fontTable.xml: what a machine without a font can take instead. 仿宋 and 楷体 are the names of the same
// faces in newer systems; their kind and pitch help where there is neither.
func fontTable() text.Markup {
	var s text.XML
	s.Add(`<w:fonts %s>`, namespaces)
	for _, f := range []struct{ name, other, family, pitch, charset, panose string }{
		{song, "小标宋", "roman", "variable", "86", "02010609000101010101"},
		{fang, "仿宋", "roman", "fixed", "86", "02010609030101010101"},
		{hei, "SimHei", "swiss", "fixed", "86", "02010609060101010101"},
		{kai, "楷体", "script", "fixed", "86", "02010609030101010101"},
		{latin, "Liberation Serif", "roman", "variable", "00", "02020603050405020304"},
		{latinSans, "Liberation Sans", "swiss", "variable", "00", "020B0604020202020204"},
		{mono, "Liberation Mono", "modern", "fixed", "00", "02070309020205020404"},
	} {
		s.Add(`<w:font w:name="%s"><w:altName w:val="%s"/><w:panose1 w:val="%s"/><w:charset w:val="%s"/><w:family w:val="%s"/><w:pitch w:val="%s"/></w:font>`,
			f.name, f.other, f.panose, f.charset, f.family, f.pitch)
	}
	s.Add(`</w:fonts>`)
	return s.Markup()
}

// settings is word/settings.xml. Fields are worked out when the document is opened, because only then it is known which
// page a heading is on; Word asks first.
const settings text.Markup = `<w:settings ` + namespaces + `><w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/>` +
	`<w:characterSpacingControl w:val="compressPunctuation"/><w:updateFields w:val="true"/>` +
	`<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>` +
	`<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>`
