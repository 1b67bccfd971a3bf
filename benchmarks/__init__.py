"""Speed and memory, as ratios side by side in one run. Never a timed test: two shared cores lie about seconds."""
