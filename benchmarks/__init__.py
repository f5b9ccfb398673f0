"""What `./run bench` runs: each part beside its peers, in one run; and what `./run test` and `./run check` call."""
