#include "fuzz.h"

// The entry of the Swift side, in Tests/Fuzz/Targets/FuzzEntry.swift. libFuzzer brings main.
void netdiag_fuzz_one_input(const uint8_t *octets, size_t count);

int LLVMFuzzerTestOneInput(const uint8_t *octets, size_t count) {
  netdiag_fuzz_one_input(octets, count);
  return 0;
}
