package main

import (
	"context"
	"errors"
	"slices"

	"github.com/matterc/matterc/render"
	"github.com/matterc/matterc/render/print"
	"github.com/matterc/matterc/render/print/typst"
)

func (a *app) openPress(only []string) (*render.Press, error) {
	if len(only) > 0 && !slices.Contains(only, "print") {
		return nil, nil
	}
	e, err := openEngine(context.Background(), nil)
	if errors.Is(err, typst.ErrMissing) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return &render.Press{Paper: print.A4, Set: func(j typst.Job) ([]byte, error) {
		pdf, _, err := e.PDF(context.Background(), j)
		return pdf, err
	}}, nil
}
