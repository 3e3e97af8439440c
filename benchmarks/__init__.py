"""What is measured rather than tested: quality on labelled data, speed as ratios in one run."""
