package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	cdx "github.com/CycloneDX/cyclonedx-go"
	"github.com/matterc/matterc/render/print/typst/assets"
)

// bill returns the bill of materials of the program in CycloneDX: what the program says it is made of, and the packages that
// the lock file of the assets pins.
func (p program) bill(module string, licences map[string]licence) ([]byte, error) {
	date, err := p.date()
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256(p.data)
	main := cdx.Component{
		BOMRef: golang(p.info.Main.Path, p.info.Main.Version), Type: cdx.ComponentTypeApplication, Name: "matterc", Version: p.info.Main.Version,
		PackageURL: golang(p.info.Main.Path, p.info.Main.Version), Hashes: hashed(cdx.HashAlgoSHA256, sum[:]), Licenses: under("Apache-2.0"),
		Properties: &[]cdx.Property{{Name: "GOOS", Value: p.os}, {Name: "GOARCH", Value: p.arch}, {Name: "vcs.revision", Value: p.setting("vcs.revision")}},
	}
	std := strings.TrimPrefix(p.info.GoVersion, "go")
	components := []cdx.Component{{
		BOMRef: golang("std", std), Type: cdx.ComponentTypeLibrary, Name: "std", Version: std, PackageURL: golang("std", std),
		Licenses: under(licences["std"].names...),
	}}
	for _, m := range p.info.Deps {
		if m.Replace != nil {
			m = m.Replace
		}
		sum, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(m.Sum, "h1:"))
		if err != nil || m.Version == "" || len(sum) != sha256.Size {
			return nil, fmt.Errorf("%s in the program has no version with a sum", m.Path)
		}
		components = append(components, cdx.Component{
			BOMRef: golang(m.Path, m.Version), Type: cdx.ComponentTypeLibrary, Name: m.Path, Version: m.Version, PackageURL: golang(m.Path, m.Version),
			Hashes: hashed(cdx.HashAlgoSHA256, sum), Licenses: under(licences[m.Path].names...),
		})
	}
	packages, err := embedded(module)
	if err != nil {
		return nil, err
	}
	components = append(components, packages...)
	var refs []string
	var whole, part []cdx.BOMReference
	for _, c := range components {
		refs = append(refs, c.BOMRef)
		if c.Name == assets.Engine.Package {
			part = append(part, cdx.BOMReference(c.BOMRef)) // a program whose own parts its package does not list
		} else {
			whole = append(whole, cdx.BOMReference(c.BOMRef))
		}
	}
	bom := cdx.NewBOM()
	bom.SerialNumber = "urn:uuid:" + uuid(sum)
	bom.Metadata = &cdx.Metadata{Timestamp: date.Format(time.RFC3339), Component: &main}
	bom.Components = &components
	bom.Dependencies = &[]cdx.Dependency{{Ref: main.BOMRef, Dependencies: &refs}}
	bom.Compositions = &[]cdx.Composition{
		{Aggregate: cdx.CompositionAggregateComplete, Assemblies: &[]cdx.BOMReference{cdx.BOMReference(main.BOMRef)}},
		{Aggregate: cdx.CompositionAggregateComplete, Assemblies: &whole},
		{Aggregate: cdx.CompositionAggregateIncomplete, Assemblies: &part},
	}
	var out bytes.Buffer
	if err := cdx.NewBOMEncoder(&out, cdx.BOMFileFormatJSON).SetPretty(true).EncodeVersion(bom, cdx.SpecVersion1_6); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// embedded returns the packages of npm that the program has files of, as the lock file pins them, with those files.
func embedded(module string) (list []cdx.Component, err error) {
	raw, err := os.ReadFile(filepath.Join(module, "render", "print", "typst", "assets", "package-lock.json"))
	if err != nil {
		return nil, err
	}
	var lock struct {
		Packages map[string]struct{ Version, Integrity, License string }
	}
	if err := json.Unmarshal(raw, &lock); err != nil {
		return nil, err
	}
	files := map[string][]cdx.Component{}
	for _, f := range assets.All() {
		sum, err := hex.DecodeString(f.SHA256)
		if err != nil {
			return nil, err
		}
		files[f.Package] = append(files[f.Package], cdx.Component{
			BOMRef: f.Package + "/" + f.Path, Type: cdx.ComponentTypeFile, Name: f.Name, Version: f.Version, Description: f.Path, Hashes: hashed(cdx.HashAlgoSHA256, sum),
		})
	}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		locked, ok := lock.Packages["node_modules/"+name]
		sum, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(locked.Integrity, "sha512-"))
		if !ok || err != nil {
			return nil, fmt.Errorf("the lock file of the assets does not pin %s", name)
		}
		purl := "pkg:npm/" + strings.Replace(name, "@", "%40", 1) + "@" + locked.Version
		parts := files[name]
		list = append(list, cdx.Component{
			BOMRef: purl, Type: cdx.ComponentTypeLibrary, Name: name, Version: locked.Version, PackageURL: purl,
			Hashes: hashed(cdx.HashAlgoSHA512, sum), Licenses: &cdx.Licenses{{Expression: locked.License}}, Components: &parts,
		})
	}
	return list, nil
}

// golang is the package URL of a module.
func golang(module, version string) string { return "pkg:golang/" + module + "@" + version }

func hashed(by cdx.HashAlgorithm, sum []byte) *[]cdx.Hash {
	return &[]cdx.Hash{{Algorithm: by, Value: hex.EncodeToString(sum)}}
}

// under says that a work is under all of these licences.
func under(names ...string) *cdx.Licenses {
	return &cdx.Licenses{{Expression: strings.Join(names, " AND ")}}
}

// uuid makes of a sum an identifier of the form of RFC 9562, section 5.8.
func uuid(sum [sha256.Size]byte) string {
	sum[6], sum[8] = sum[6]&0x0f|0x80, sum[8]&0x3f|0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", sum[:4], sum[4:6], sum[6:8], sum[8:10], sum[10:16])
}
