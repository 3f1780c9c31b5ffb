// A disk that fails as a test says (LD_PRELOAD): writes to databases fail with the errno in the file DISK_FAULT_FILE, one in so many of
// them; two 32-bit numbers in the machine's order, 0 for none. What is not a database is left alone, and
// so is its `-shm`, which is memory.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static volatile int *fault;
static unsigned calls;

__attribute__((constructor)) static void open_fault(void) {
  const char *path = getenv("DISK_FAULT_FILE");
  int file = path == NULL ? -1 : open(path, O_RDONLY);
  if (file < 0) return;
  void *mapped = mmap(NULL, 2 * sizeof *fault, PROT_READ, MAP_SHARED, file, 0);
  if (mapped != MAP_FAILED) fault = mapped;
}

static int fails(int file) {
  if (fault == NULL || fault[0] == 0) return 0;
  char link[64], name[512];
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  ssize_t length = readlink(link, name, sizeof name - 1);
  if (length <= 0) return 0;
  name[length] = 0;
  if (strstr(name, ".sqlite") == NULL || strstr(name, "-shm") != NULL) return 0;
  if (fault[1] > 1 && __sync_add_and_fetch(&calls, 1) % fault[1] != 0) return 0;
  errno = fault[0];
  return 1;
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

ssize_t pwrite(int file, const void *bytes, size_t count, off_t at) {
  return fails(file) ? -1 : REAL(pwrite)(file, bytes, count, at);
}

ssize_t pwrite64(int file, const void *bytes, size_t count, off64_t at) {
  return fails(file) ? -1 : REAL(pwrite64)(file, bytes, count, at);
}

ssize_t write(int file, const void *bytes, size_t count) {
  return fails(file) ? -1 : REAL(write)(file, bytes, count);
}

int ftruncate(int file, off_t size) {
  return fails(file) ? -1 : REAL(ftruncate)(file, size);
}

int ftruncate64(int file, off64_t size) {
  return fails(file) ? -1 : REAL(ftruncate64)(file, size);
}

int fsync(int file) {
  return fails(file) ? -1 : REAL(fsync)(file);
}

int fdatasync(int file) {
  return fails(file) ? -1 : REAL(fdatasync)(file);
}
