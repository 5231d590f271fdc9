/* Depthwise convolution in time for training, forwards and backwards: bfloat16 in and out, sums in f32.
 *
 * x, y, gx, gy: [batch][steps][channels]; w, gw: [kernel][channels], oldest step first. Steps from `used[b]` on count as
 * zeros. What PyTorch does in twenty passes over memory takes one here; no other state, no allocation. */
#include <stdint.h>
#include <string.h>

typedef uint16_t bf16;
/* Channels that a strip of accumulators holds. */
#define STRIP 64

static inline float widen(bf16 x) {
    uint32_t bits = (uint32_t)x << 16;
    float out;
    memcpy(&out, &bits, 4);
    return out;
}

static inline bf16 narrow(float x) {
    uint32_t bits;
    memcpy(&bits, &x, 4);
    return (bf16)((bits + 0x7fff + ((bits >> 16) & 1)) >> 16);
}

void forwards(const bf16 *x, const float *w, const int64_t *used, bf16 *y, int batch, int steps, int channels, int kernel, int ahead) {
    for (int b = 0; b < batch; b++)
        for (int s = 0; s < steps; s++)
            for (int c0 = 0; c0 < channels; c0 += STRIP) {
                float sum[STRIP] = {0};
                for (int k = 0; k < kernel; k++) {
                    int at = s + k - (kernel - 1 - ahead);
                    if (at < 0 || at >= used[b]) continue;
                    const bf16 *row = x + ((int64_t)b * steps + at) * channels + c0;
                    const float *tap = w + k * channels + c0;
                    for (int c = 0; c < STRIP; c++) sum[c] += widen(row[c]) * tap[c];
                }
                bf16 *out = y + ((int64_t)b * steps + s) * channels + c0;
                for (int c = 0; c < STRIP; c++) out[c] = narrow(sum[c]);
            }
}

void backwards(const bf16 *x, const float *w, const int64_t *used, const bf16 *gy, bf16 *gx, float *gw, int batch, int steps, int channels,
               int kernel, int ahead) {
    memset(gx, 0, (size_t)batch * steps * channels * sizeof(bf16));
    for (int b = 0; b < batch; b++)
        for (int s = 0; s < used[b] && s < steps; s++)
            for (int c0 = 0; c0 < channels; c0 += STRIP) {
                float sum[STRIP] = {0}, here[STRIP];
                const bf16 *row = x + ((int64_t)b * steps + s) * channels + c0;
                for (int c = 0; c < STRIP; c++) here[c] = widen(row[c]);
                for (int k = 0; k < kernel; k++) {
                    int at = s - k + (kernel - 1 - ahead);
                    if (at < 0 || at >= steps) continue;
                    const bf16 *g = gy + ((int64_t)b * steps + at) * channels + c0;
                    const float *tap = w + k * channels + c0;
                    float *gtap = gw + k * channels + c0;
                    for (int c = 0; c < STRIP; c++) {
                        float grad = widen(g[c]);
                        sum[c] += grad * tap[c];
                        gtap[c] += grad * here[c];
                    }
                }
                bf16 *out = gx + ((int64_t)b * steps + s) * channels + c0;
                for (int c = 0; c < STRIP; c++) out[c] = narrow(sum[c]);
            }
}
