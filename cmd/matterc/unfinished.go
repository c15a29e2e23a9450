package main

import (
	"errors"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"os/signal"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"sync"
	"syscall"
	"time"
	"unicode/utf8"
)

// unfinished are the files and folders that this process is writing: each under a hidden name beside the place that it takes, in one
// step, when it is whole. Every command that writes does it so, and whatever ends the process, nothing half-written is in a place:
// an error or a signal takes back what is unfinished, and what a process leaves that is killed the next one removes. The zero value
// has nothing unfinished.
type unfinished struct {
	mu   sync.Mutex // held while something takes its place, and for good once the process ends
	list map[string]draft
	tidy map[string]bool // the folders that have been looked through for what killed processes left
}

// draft is one unfinished file or folder, open so that other processes see that somebody is at work on it.
type draft struct {
	root *os.Root
	file *os.File
}

// folder makes a new hidden folder beside a place in a root and returns its name.
func (u *unfinished) folder(root *os.Root, place string, perm fs.FileMode) (name string, err error) {
	name, _, err = u.begin(root, place, "new", func(name string) (*os.File, error) {
		if err := root.Mkdir(name, perm); err != nil {
			return nil, err
		}
		return root.Open(name)
	})
	return name, err
}

// file makes a new hidden file beside a place in a root and returns its name. finish closes it.
func (u *unfinished) file(root *os.Root, place string, perm fs.FileMode) (name string, f *os.File, err error) {
	return u.begin(root, place, "tmp", func(name string) (*os.File, error) {
		return root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, perm)
	})
}

func (u *unfinished) begin(root *os.Root, place, word string, create func(name string) (*os.File, error)) (name string, f *os.File, err error) {
	u.mu.Lock()
	defer u.mu.Unlock()
	if dir := path.Dir(place); !u.tidy[filepath.Join(root.Name(), dir)] {
		removeAbandoned(root, dir, time.Now())
		if u.tidy == nil {
			u.tidy = map[string]bool{}
		}
		u.tidy[filepath.Join(root.Name(), dir)] = true
	}
	for {
		name = besides(place, word)
		if f, err = create(name); err != nil {
			return "", nil, err
		}
		held := hold(f)
		if _, err := root.Lstat(name); errors.Is(held, errHeld) || errors.Is(err, fs.ErrNotExist) {
			f.Close() // another process has come between and taken it for abandoned
			continue
		}
		if u.list == nil {
			u.list = map[string]draft{}
		}
		u.list[name] = draft{root, f}
		return name, f, nil
	}
}

// finish lets what is unfinished take its place, unless the process is being ended. Whatever is under the hidden name after that goes:
// all of it if taking the place failed, and what was in the place before if the two were exchanged.
func (u *unfinished) finish(name string, take func() error) error {
	u.mu.Lock()
	defer u.mu.Unlock()
	defer u.drop(name)
	return take()
}

func (u *unfinished) drop(name string) {
	d := u.list[name]
	delete(u.list, name)
	d.file.Close()
	for range 100 { // somebody may still be writing into it
		if patiently(inUse, func() error { return removeAll(d.root, name) }) == nil {
			return
		}
	}
}

// end takes back what is unfinished and lets nothing begin or finish any more: who tries waits for the end of the process.
func (u *unfinished) end() {
	u.mu.Lock()
	for _, name := range slices.Sorted(maps.Keys(u.list)) {
		u.drop(name)
	}
}

// interruptions are the signals that ask a process to end. Its status is then 128 and the number of the signal, as shells have it.
var interruptions = []os.Signal{syscall.SIGHUP, os.Interrupt, syscall.SIGTERM}

// heed takes back what is unfinished and ends the process when a signal asks for it, until the function that it returns is called. What
// whoever started us has us ignore, as nohup does, is ignored.
func (a *app) heed() (stop func()) {
	asked := make(chan os.Signal, 1)
	for _, s := range interruptions {
		if !signal.Ignored(s) {
			signal.Notify(asked, s)
		}
	}
	go func() {
		s, ok := (<-asked).(syscall.Signal)
		if !ok {
			return
		}
		a.unfinished.end()
		a.note("已中断；没有写完的都已撤去", "interrupted; what was half-written is gone")
		os.Exit(statusInterrupted + int(s))
	}()
	return func() {
		signal.Stop(asked)
		close(asked)
	}
}

// besides returns a new hidden name in the same folder. The word says what it is for.
func besides(place, word string) string {
	dir, base := path.Split(place)
	return path.Join(dir, hiddenPrefix(base)+word+"-"+strconv.FormatUint(rand.Uint64(), 36))
}

// hiddenPrefix returns how the hidden names beside a place begin, short enough for every file system.
func hiddenPrefix(base string) string {
	if len(base) > maxHiddenBase {
		end := maxHiddenBase
		for !utf8.RuneStart(base[end]) {
			end--
		}
		base = base[:end]
	}
	return "." + base + ".matterc-"
}

// maxHiddenBase is how many bytes of the name of a place are in the hidden name beside it. File systems take 255.
const maxHiddenBase = 100

// hiddenName matches the names that besides makes.
var hiddenName = regexp.MustCompile(`^\..*\.matterc-(new|old|tmp)-[0-9a-z]+$`)

// stale is the age at which something unfinished belongs to nobody, where it cannot be asked whether somebody holds it.
const stale = time.Hour

// removeAbandoned removes from a folder what processes that were killed have left unfinished.
func removeAbandoned(root *os.Root, dir string, now time.Time) {
	for _, name := range entries(root, dir) {
		if hiddenName.MatchString(path.Base(name)) {
			ifAbandoned(root, name, now, func() { removeAll(root, name) })
		}
	}
}

// ifAbandoned does something to what is unfinished if no process is at work on it, and holds it meanwhile.
func ifAbandoned(root *os.Root, name string, now time.Time, do func()) {
	info, err := root.Lstat(name)
	if err != nil || !info.IsDir() && !info.Mode().IsRegular() {
		return
	}
	f, err := root.Open(name)
	if err != nil {
		return
	}
	defer f.Close()
	if held := hold(f); held == nil || !errors.Is(held, errHeld) && now.Sub(info.ModTime()) > stale {
		do()
	}
}

// removeAll removes a hidden file or folder of ours with all that is in it. Windows removes through an open folder only what is on a
// file system of its own, and not on a network's or a stick; there each name is removed by itself, and no link is followed.
func removeAll(root *os.Root, name string) error {
	if root.RemoveAll(name) == nil {
		return nil
	}
	return removeEach(filepath.Join(root.Name(), name))
}

// removeEach removes what is in a folder, one after the other, and then the folder itself.
func removeEach(place string) error {
	if info, err := os.Lstat(place); err == nil && info.IsDir() {
		list, err := os.ReadDir(place)
		if err != nil {
			return err
		}
		for _, e := range list {
			inside := filepath.Join(place, e.Name())
			if e.IsDir() {
				err = removeEach(inside)
			} else {
				err = os.Remove(inside)
			}
			if err != nil {
				return err
			}
		}
	}
	return os.Remove(place)
}

// errHeld says that a process holds a file or folder.
var errHeld = errors.New("a process is at work on it")

// entries returns the paths of what is in a folder, none if it cannot be read: whoever needs it will say so.
func entries(root *os.Root, dir string) (names []string) {
	f, err := root.Open(dir)
	if err != nil {
		return nil
	}
	defer f.Close()
	list, err := f.ReadDir(-1)
	if err != nil {
		return nil
	}
	for _, e := range list {
		names = append(names, path.Join(dir, e.Name()))
	}
	slices.Sort(names)
	return names
}
