package story

import (
	"context"
	"testing"
)

// TestTheConfigurationIsOneForTheDriver holds GET /config to the driver's own rules, those of the oldest driver too.
func TestTheConfigurationIsOneForTheDriver(t *testing.T) {
	config, _, err := login(t).GetConfig(context.Background())
	must(t, "config", err)
	if problem := config.IsValid(); problem != nil {
		t.Fatalf("%s: %s", problem.Id, problem.DetailedError)
	}
}
