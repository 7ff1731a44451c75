#include <stddef.h>
#include <stdint.h>

/// What libFuzzer's main calls with each input.
int LLVMFuzzerTestOneInput(const uint8_t *octets, size_t count);
