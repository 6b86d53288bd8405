"""What staff do with papers besides describing them: decide, add many, compare with a register, find what is unrecorded."""
