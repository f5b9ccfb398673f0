"""What `./run bench` runs: each part beside its peers, in one run; and the runners of `./run test` and `./run check`."""
