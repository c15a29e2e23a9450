package jsonfile

import (
	"github.com/matterc/matterc/render/output"
	"github.com/matterc/matterc/validate"
)

// jsonManifest is manifest.json: what was printed, from what, by what. It has no date but the edition's.
type jsonManifest struct {
	_             struct{}     `doc:"清单：生成的全部文件及其摘要。The manifest: every file that was generated, with its digest."`
	FormatVersion jsonVersion  `json:"formatVersion" doc:"本格式的版本。The version of this format."`
	ToolVersion   string       `json:"toolVersion" doc:"生成这些文件的 matterc 的版本。The version of matterc that generated the files."`
	Edition       jsonEdition  `json:"edition" doc:"目录的版本、摘要和提交。The catalog's edition, digest and commit."`
	Files         []jsonOutput `json:"files" doc:"除本文件以外的全部文件，按路径排序。Every file but this one, sorted by path."`
}

// jsonOutput is a file of a manifest.
type jsonOutput struct {
	_      struct{} `doc:"一个文件。A file."`
	Path   string   `json:"path" doc:"路径，相对于本文件所在的文件夹，用 / 分隔。Path, relative to the folder of the manifest, with slashes."`
	Size   int      `json:"size" doc:"字节数。Size in bytes."`
	SHA256 string   `json:"sha256" jsonschema:"pattern=^[0-9a-f]{64}$" doc:"SHA-256，十六进制。SHA-256 in hexadecimal."`
}

// Manifest lists the files, which must be sorted by path.
func Manifest(p *validate.Program, commit, version string, files []output.File) (output.File, error) {
	s, err := manifestSchema()
	if err != nil {
		return output.File{}, err
	}
	return s.file("manifest.json", jsonManifest{
		FormatVersion: formatVersion, ToolVersion: version, Edition: editionJSON(p.Catalog(), commit),
		Files: each(files, func(f output.File) jsonOutput { return jsonOutput{Path: f.Path, Size: len(f.Data), SHA256: f.SHA256()} }),
	})
}
