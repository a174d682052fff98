//go:build !oldest

package story

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"os"
	"sort"
	"strings"
	"sync"
	"testing"

	"github.com/mattermost/mattermost/server/public/model"
)

// A trial is one request, and what the module says of what is in it.
type trial struct {
	about  string // the field, and what is tried with it
	method string
	path   string
	body   any
	want   string // the error id; empty if the module accepts it
}

// valid is what the module says, as a trial wants it.
func valid(problem *model.AppError) string {
	if problem == nil {
		return ""
	}
	return problem.Id
}

const callers = 16

var web = &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: callers}}

// send answers with the error's id; with an empty one if the server accepts.
func send(t *testing.T, token, method, path string, body any) string {
	t.Helper()
	status, answer := exchange(t, token, method, path, body)
	if status < 300 {
		return ""
	}
	var problem struct {
		ID string `json:"id"`
	}
	if err := json.Unmarshal(answer, &problem); err != nil || status >= 500 {
		t.Errorf("%s %s answers %d: %s", method, path, status, answer)
	}
	return problem.ID
}

func exchange(t *testing.T, token, method, path string, body any) (int, []byte) {
	t.Helper()
	sent, err := json.Marshal(body)
	must(t, "body", err)
	request, err := http.NewRequest(method, os.Getenv("UTMOST_URL")+"/api/v4"+path, bytes.NewReader(sent))
	must(t, "request", err)
	request.Header.Set("Authorization", "Bearer "+token)
	response, err := web.Do(request)
	must(t, "answer", err)
	defer response.Body.Close()
	answer, err := io.ReadAll(response.Body)
	must(t, "answer", err)
	return response.StatusCode, answer
}

// try sends all trials, many at once, and reports where server and module differ but where they are wanted to.
func try(t *testing.T, token string, trials []trial) {
	t.Helper()
	queue := make(chan trial)
	var wait sync.WaitGroup
	var mutex sync.Mutex
	found := map[string]int{}
	for range callers {
		wait.Add(1)
		go func() {
			defer wait.Done()
			for each := range queue {
				got := send(t, token, each.method, each.path, each.body)
				if got == each.want || wanted(each.about, each.want, got) {
					continue
				}
				mutex.Lock()
				if kind := strings.SplitN(each.about, ":", 2)[0] + " " + each.want + " " + got; found[kind] < 3 {
					found[kind]++
					t.Errorf("%s: the module says %q, the server %q", each.about, each.want, got)
				}
				mutex.Unlock()
			}
		}()
	}
	for _, each := range trials {
		queue <- each
	}
	close(queue)
	wait.Wait()
	t.Logf("%d trials", len(trials))
}

func sorted[T any](all map[string]T) []string {
	names := make([]string, 0, len(all))
	for name := range all {
		names = append(names, name)
	}
	sort.Strings(names)
	return names
}
