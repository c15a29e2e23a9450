package bind

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// writeStructure writes the root of the structure (14.7.2), the document, and the trees that lead to elements.
func (b *binder) writeStructure() error {
	first := b.parts[0]
	document := fmt.Appendf(nil, "<</P %d 0 R", structureObject)
	for _, e := range first.Section.attribute {
		if e.key != "P" && e.key != "K" {
			var err error
			if document, err = first.copyEntry(document, e); err != nil {
				return fmt.Errorf("section 1: %w", err)
			}
		}
	}
	document = append(document, "/K["...)
	roles, meaning := []byte("<<"), map[string]string{}
	var parents, ids []node
	keys := 0
	for i, p := range b.parts {
		s := p.Section
		var err error
		for _, e := range s.elements {
			if document, err = p.copy(document, e); err != nil {
				return fmt.Errorf("section %d: %w", i+1, err)
			}
		}
		for _, e := range s.roles {
			if old, ok := meaning[e.key]; ok && old != string(e.value) {
				return fmt.Errorf("section %d: the role %s means %s, and %s before", i+1, e.key, e.value, old)
			} else if !ok {
				meaning[e.key] = string(e.value)
				if roles, err = p.copyEntry(roles, e); err != nil {
					return fmt.Errorf("section %d: %w", i+1, err)
				}
			}
		}
		for _, e := range s.parents {
			value, err := p.copy(nil, e.value)
			if err != nil {
				return fmt.Errorf("section %d: %w", i+1, err)
			}
			parents = append(parents, node{key: strconv.Itoa(p.keys + e.key), value: value})
		}
		for _, e := range s.ids {
			value, err := p.copy(nil, e.element)
			if err != nil {
				return fmt.Errorf("section %d: %w", i+1, err)
			}
			ids = append(ids, node{key: p.ids + e.id, value: value})
		}
		keys += s.nextKey
	}
	slices.SortFunc(ids, func(a, b node) int { return strings.Compare(a.key, b.key) })
	for i := range ids {
		ids[i].key = fmt.Sprintf("<%X>", ids[i].key)
	}
	b.object(documentObject, append(document, "]>>"...))
	b.object(structureObject, fmt.Appendf(nil, "<</Type/StructTreeRoot/K[%d 0 R]/RoleMap%s>>/ParentTree %d 0 R/ParentTreeNextKey %d/IDTree %d 0 R>>",
		documentObject, roles, b.tree("Nums", parents), keys, b.tree("Names", ids)))
	return nil
}

// node is an entry of a tree.
type node struct {
	key   string
	value []byte
}

// tree writes a tree of names or numbers (7.9.6 and 7.9.7) of two levels.
func (b *binder) tree(kind string, list []node) int {
	var kids []int
	for leaf := range slices.Chunk(list, fan) {
		dst := fmt.Appendf(nil, "<</Limits[%s %s]/%s[", leaf[0].key, leaf[len(leaf)-1].key, kind)
		for _, n := range leaf {
			dst = append(append(separate(dst), n.key...), ' ')
			dst = append(dst, n.value...)
		}
		kids = append(kids, b.reserve())
		b.object(kids[len(kids)-1], append(dst, "]>>"...))
	}
	root := b.reserve()
	if len(kids) == 0 {
		b.object(root, fmt.Appendf(nil, "<</%s[]>>", kind))
	} else {
		b.object(root, fmt.Appendf(nil, "<</Kids%s>>", references(kids)))
	}
	return root
}
