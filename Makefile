# matterc. Needs Go 1.26, make and git, and npm once, for the print engine and its fonts.
#
#   make            build bin/matterc, with its print engine, and compile catalog/ into out/
#   make assets     obtain the print engine and its fonts, when they are not there yet
#   make checkers   obtain what judges web pages in tests, when it is not there yet
#   make build      build bin/matterc with what is there; without assets it cannot make a PDF, and says so
#   make test       run the tests
#   make generate   write again what is made from other files
#   make release    make what offices download, for every system, with licences, bill of materials and sums, in dist/
#   make bench      compare matterc check with cue vet, and with coming days, on 400 and 4 000 matters
#   make check      everything CI does, in the same order
#   make nightly    what takes hours: random tests with a fresh seed, fuzzing, mutation of the engines and the checks

GO      ?= go
MATTERC := bin/matterc
# Programs name no folder of the machine that made them. For everything, because with and without are two builds of every package,
# and what was compiled in one folder serves in another.
export GOFLAGS := $(strip -trimpath $(GOFLAGS))
# The date on which the catalog's older edition is checked as well.
EDITION := 2014-06-01

# The print engine and its fonts: npm installs the packages of the lock file, and pack checks the files and compresses them.
ASSETS := render/print/typst/assets
PACKED := $(ASSETS)/packed/.complete

# What judges web pages in tests, of the versions of the lock file.
CHECKERS := render/viewtest/checkers

.PHONY: all assets checkers build test generate release bench check clean \
	gofmt staticcheck deadcode engine tests race fresh fmt cue findings same \
	nightly night-same night-race night-random night-fuzz night-mutate night-release night-windows night-arm64

all:
	@$(MAKE) --no-print-directory assets
	@$(MAKE) --no-print-directory build
	@$(MATTERC) build catalog

assets: $(PACKED)

# What npm has installed is 235 MB and not needed any more when the files are packed.
$(PACKED): $(ASSETS)/package.json $(ASSETS)/package-lock.json $(ASSETS)/assets.go $(ASSETS)/pack/main.go
	@command -v npm >/dev/null || { echo "make assets needs npm, a part of Node.js. Install it; or run make build for a matterc without PDF."; exit 1; }
	@echo "npm ci"
	@cd $(ASSETS) && npm ci --loglevel=error >/dev/null
	@echo "pack"
	@cd $(ASSETS) && $(GO) run ./pack && rm -rf node_modules && touch packed/.complete

checkers: $(CHECKERS)/node_modules/.package-lock.json

$(CHECKERS)/node_modules/.package-lock.json: $(CHECKERS)/package.json $(CHECKERS)/package-lock.json
	@command -v npm >/dev/null || { echo "make checkers needs npm, a part of Node.js. Install it; or do without: the tests that judge web pages are skipped then."; exit 1; }
	@echo "npm ci: checkers"
	@cd $(CHECKERS) && npm ci --loglevel=error >/dev/null && touch node_modules/.package-lock.json

build:
	@echo "go build"
	@$(GO) build -o $(MATTERC) ./cmd/matterc

test:
	@$(TESTS) -timeout $(TIMEOUT) ./...

generate:
	@$(GO) generate ./...

# What offices download. TARGETS=windows/amd64,linux/arm64 makes only these.
RELEASE := dist
TARGETS :=
release: assets
	@echo "release"
	@$(GO) run ./release -out "$(RELEASE)" -only "$(TARGETS)"

bench:
	@$(GO) test -run '^$$' -bench '^Benchmark(Check|Coming)$$' -benchtime 5x -timeout 30m ./cmd/matterc

# Two steps at once where one of them uses one processor. The engine is compiled before others need it, and vetting is part of testing.
check:
	@$(MAKE) --no-print-directory -j1 assets checkers gofmt staticcheck
	@$(MAKE) --no-print-directory -j2 deadcode engine
	@$(MAKE) --no-print-directory -j2 tests race
	@$(MAKE) --no-print-directory -j1 fresh build fmt cue findings same
	@echo "make check: all passed"

clean:
	@rm -rf bin $(RELEASE) $(ASSETS)/node_modules $(CHECKERS)/node_modules
	@find $(ASSETS)/packed -type f ! -name README.md -delete

# The steps of `make check`. Each says its name and then only what is wrong.

gofmt:
	@echo "gofmt"
	@found=$$("$$($(GO) env GOROOT)/bin/gofmt" -l cmd random release render schema validate) || exit 1; \
	if [ -n "$$found" ]; then echo "not formatted, run gofmt -w:"; echo "$$found"; exit 1; fi

staticcheck:
	@echo "staticcheck"
	@$(GO) tool staticcheck ./...

# What no program of ours calls: what only tests call goes, or is used.
deadcode:
	@echo "deadcode"
	@programs=$$($(GO) list -f '{{if eq .Name "main"}}{{.ImportPath}}{{end}}' ./...) && found=$$($(GO) tool deadcode $$programs) || exit 1; \
	if [ -n "$$found" ]; then echo "$$found"; exit 1; fi

# How long the tests of one package may take. Minutes are enough on a quiet machine; this is for a busy one.
TIMEOUT := 60m

# Tests are short programs with memory to spare: who collects garbage less often needs a tenth less of the processor. Without the limit the
# linker takes 4.5 GB.
TESTS := GOGC=400 GOMEMLIMIT=2500MiB $(GO) test

# These come first, because compiling the engine takes minutes under the race detector and seconds here; what is compiled is
# kept in the user's cache.
ENGINE := ./render/print/typst

engine:
	@echo "go test: the print engine"
	@$(GO) test -vet=all -count=1 -timeout $(TIMEOUT) $(ENGINE)

# Everything else, once, and vetted as go vet does it.
tests:
	@echo "go test"
	@packages=$$($(GO) list ./... | grep -v '$(ENGINE:.%=%)$$') && $(TESTS) -vet=all -timeout $(TIMEOUT) $$packages

# The packages that start goroutines, for the night; a test of cmd/matterc compares them with what is written in them.
RACED := ./cmd/matterc ./render/book ./render/print/bind ./render/print/typst ./schema

# The race detector needs a C compiler. CI must have one; elsewhere there is no such step. Each of these packages has a TestAtOnce,
# which starts its goroutines: the detector finds nothing in the others, which are tenfold slower under it. That of cmd/matterc is a
# build, which starts all of them; a night tries each by itself too.
RACE := ./cmd/matterc
race:
	@if [ "$$($(GO) env CGO_ENABLED)" = 1 ] || [ -n "$$CI" ]; then \
		echo "go test -race: $(RACE)"; \
		$(GO) test -race -vet=off -run '^TestAtOnce$$' -timeout $(TIMEOUT) $(RACE); \
	else \
		echo "go test -race: left out, there is no C compiler"; \
	fi

# Generating must change nothing. Sums before and after are compared, so that this works on an edited tree as well.
fresh:
	@echo "go generate"
	@sums() { find . -type f ! -path './.git/*' ! -path './out/*' ! -path './bin/*' ! -path './$(RELEASE)/*' ! -path './$(ASSETS)/packed/*' ! -path './$(CHECKERS)/node_modules/*' -exec cksum {} + | LC_ALL=C sort; }; \
	tmp=$$(mktemp -d) && trap 'rm -rf "$$tmp"' EXIT && \
	sums >"$$tmp/before" && { $(GO) generate ./... >"$$tmp/log" || { cat "$$tmp/log"; exit 1; }; } && sums >"$$tmp/after" && \
	if ! cmp -s "$$tmp/before" "$$tmp/after"; then \
		echo "these files were not what go generate makes; they are now, so commit them:"; \
		LC_ALL=C comm -13 "$$tmp/before" "$$tmp/after" | cut -d' ' -f3-; exit 1; \
	fi

fmt:
	@echo "matterc fmt --check"
	@$(MATTERC) fmt --check catalog

# CUE's own command must accept the catalog too. -c=false because guards hold constraints, not values: bounds
# (investment: >=30_000_000), != and alternatives. Without it cue vet calls them incomplete and exits 1.
cue:
	@echo "cue vet"
	@$(GO) tool cue vet -c=false ./catalog/...

findings:
	@echo "matterc check"
	@$(MATTERC) check --quiet catalog
	@$(MATTERC) check --quiet --as-of $(EDITION) catalog

# Two builds, from and in another folder, with other file times, time zone and locale, must give the same bytes. Both
# build a copy, for the catalog itself may have a commit to name and a copy has none. Of the print a day sets what concerns one
# department, which takes every template there is; a night sets all.
SAME := --only guide,json,sheet,print,docx --department market-regulation
same:
	@echo "matterc build, twice"
	@tmp=$$(mktemp -d) && trap 'rm -rf "$$tmp"' EXIT && \
	mkdir -p "$$tmp/else/where" && cp -R catalog "$$tmp/catalog" && cp -R catalog "$$tmp/else/where/目录" && \
	find "$$tmp/else" -exec touch -t 200101010000 {} + && \
	TZ=UTC LC_ALL=C $(MATTERC) build --quiet $(SAME) --out "$$tmp/a" "$$tmp/catalog" && \
	TZ=Pacific/Kiritimati LC_ALL=zh_CN.UTF-8 $(MATTERC) build --quiet $(SAME) --out "$$tmp/b/out" "$$tmp/else/where/目录" && \
	diff -r "$$tmp/a" "$$tmp/b/out"

# The parts of `make nightly`, which all run, whatever the others say. A day's seed is its date; SEED=20261129 make night-random
# repeats that night.

SEED     ?= $(shell date -u +%Y%m%d)
ROUNDS   ?= 20
FUZZTIME ?= 10m
# Fetched when it is wanted, and pinned: as a tool of go.mod it would bring forty modules that nothing else needs.
GREMLINS := github.com/go-gremlins/gremlins/cmd/gremlins@v0.6.0

# The workflow of the night runs these beside one another; a test of cmd/matterc compares the two lists.
NIGHT := night-same night-race night-random night-fuzz night-mutate night-release night-windows night-arm64

nightly: assets
	@$(MAKE) -k --no-print-directory $(NIGHT)

night-same: build
	@$(MAKE) --no-print-directory SAME='--only guide,json,sheet,print,docx' same

night-race:
	@$(MAKE) --no-print-directory RACE='$(RACED)' race

# The packages whose tests take random numbers, found by what they import.
night-random:
	@echo "go test: MATTERC_SEED=$(SEED), $(ROUNDS) rounds"
	@packages=$$($(GO) list -f '{{.ImportPath}} {{.TestImports}} {{.XTestImports}}' ./... | grep 'matterc/random[] ]' | cut -d' ' -f1) && \
	MATTERC_SEED=$(SEED) MATTERC_ROUNDS=$(ROUNDS) $(GO) test -count=1 -timeout 5h $$packages

# Every fuzz target for a while. What makes one fail is printed; go test has kept it in testdata/fuzz, where it becomes a case of
# every day when it is committed.
# Go would spend a minute on each input that reaches something new to make it smaller, and printing reaches something new each time:
# 33 inputs a minute instead of 4 500.
night-fuzz:
	@log=$$(mktemp) && trap 'rm -f "$$log"' EXIT && status=0 && \
	for package in $$($(GO) list ./...); do \
		targets=$$($(GO) test -list '^Fuzz' "$$package") || { status=1; echo "$$targets"; continue; }; \
		for target in $$(echo "$$targets" | grep '^Fuzz'); do \
			echo "go test -fuzz $$target $$package"; \
			$(GO) test -run '^$$' -fuzz "^$$target\$$" -fuzztime $(FUZZTIME) -fuzzminimizetime 10x -timeout 0 "$$package" >"$$log" 2>&1 || { status=1; cat "$$log"; }; \
		done; \
	done; \
	git ls-files --others --exclude-standard | grep '/testdata/fuzz/' | xargs -r tail -n +1; \
	exit $$status

# What the tests do not notice: one operator is changed at a time, and the changes that survive are printed. TIMED OUT is what
# never ends, which is as good as noticed. NOT COVERED is a constant or the condition of a case, which go test does not count as
# covered whatever the tests do, and what no test runs. A thousand problems are enough to notice a change of obtain. Do
# not set --test-cpu: gremlins 0.6.0 hands it to go test as one argument, go test refuses it, and every mutant counts as killed.
night-mutate:
	@for room in timing obtain; do \
		echo "gremlins: validate/$$room"; \
		MATTERC_SEED=$(SEED) OBTAIN_SEEDS=1000 $(GO) run $(GREMLINS) unleash --timeout-coefficient 30 --output-statuses lct "./validate/$$room" || exit 1; \
	done
	@echo "gremlins: validate"
	@MATTERC_SEED=$(SEED) $(GO) run $(GREMLINS) unleash --timeout-coefficient 30 --output-statuses lct --exclude-files '^(obtain|timing)/' ./validate

# All archives of a release, read back, and once more from a clone in another folder with nothing compiled before: the same bytes. The
# sums of the two lists tell; the clone is of what is committed, so this wants a tree without changes.
night-release:
	@tmp=$$(mktemp -d) && trap 'rm -rf "$$tmp"' EXIT && \
	if [ -n "$$(git status --porcelain)" ]; then echo "night-release: left out, the tree has changes that no clone has"; exit 0; fi && \
	$(MAKE) --no-print-directory release RELEASE="$$tmp/a" TARGETS= && \
	MATTERC_RELEASE="$$tmp/a" $(GO) test -count=1 -run '^TestReleased$$' ./release && \
	git clone -q . "$$tmp/else where" && cp -R $(ASSETS)/packed/. "$$tmp/else where/$(ASSETS)/packed/" && \
	cd "$$tmp/else where" && GOCACHE="$$tmp/cache" GOFLAGS= $(GO) run ./release -out "$$tmp/b" && \
	diff "$$tmp/a/SHA256SUMS" "$$tmp/b/SHA256SUMS" && echo "night-release: the same bytes twice"

# A program for another system, where what runs it is there: two builds leave nothing beside out/, and what it writes has the bytes
# that this system's writes. Each says plainly why it is left out, which CI, that installs what it takes, must not do.
LEFTOUT = [ -z "$$CI" ]; exit $$?
ELSEWHERE = tmp=$$(mktemp -d) && trap 'rm -rf "$$tmp"' EXIT && export HOME="$$tmp/home" XDG_CACHE_HOME="$$tmp/home" && mkdir "$$tmp/home" && \
	cp -R catalog "$$tmp/catalog" && $(abspath $(MATTERC)) build --quiet $(SAME) --out "$$tmp/here" "$$tmp/catalog" && cd "$$tmp" && mkdir there && \
	for n in 1 2; do $(1) build --quiet $(SAME) --out there/out catalog || exit 1; done && \
	left=$$(ls -A there) && if [ "$$left" != out ]; then echo "left beside out/: $$left"; exit 1; fi && diff -r here there/out && \
	echo "$@: the same bytes, and nothing is left"

# Wine before version 9 has no bcryptprimitives.dll, which every program of Go needs.
WINE := $(firstword $(shell for p in wine64 /usr/lib/wine/wine64 wine; do command -v $$p; done))
night-windows: build
	@if [ -z "$(WINE)" ]; then echo "night-windows: left out, there is no wine"; $(LEFTOUT); fi; \
	export WINEDEBUG=-all WINEPREFIX="$${WINEPREFIX:-$$(mktemp -d)}" && bin="$(CURDIR)/bin/windows" && \
	GOOS=windows GOARCH=amd64 CGO_ENABLED=0 $(GO) build -o "$$bin/matterc.exe" ./cmd/matterc && \
	if ! "$(WINE)" "$$bin/matterc.exe" version >/dev/null 2>&1; then echo "night-windows: left out, this wine starts no program of Go: it takes version 9"; $(LEFTOUT); fi && \
	GOOS=windows GOARCH=amd64 CGO_ENABLED=0 $(GO) test -count=1 -exec "$(WINE)" -run '^Test(WriteOutput|Swap|Old|Patiently|RemoveEach|Restore|WriteFile|AddFile|Fill)' ./cmd/matterc && \
	$(call ELSEWHERE,"$(WINE)" "$$bin/matterc.exe")

QEMU := $(firstword $(shell for p in qemu-aarch64-static qemu-aarch64; do command -v $$p; done))
night-arm64: build
	@if [ -z "$(QEMU)" ]; then echo "night-arm64: left out, there is no qemu-user"; $(LEFTOUT); fi; \
	GOOS=linux GOARCH=arm64 CGO_ENABLED=0 $(GO) build -o bin/linux-arm64/matterc ./cmd/matterc && \
	$(call ELSEWHERE,"$(QEMU)" "$(CURDIR)/bin/linux-arm64/matterc")
