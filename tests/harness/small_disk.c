// A disk that holds few bytes, loaded before a program (LD_PRELOAD): what the program writes beyond them to files
// of one folder is refused as a full disk refuses it. It needs no rights, as a mount or a quota would.
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <unistd.h>

// Bytes of the files in a folder and below.
static long long used(const char *folder) {
  long long bytes = 0;
  DIR *entries = opendir(folder);
  if (!entries) return 0;
  for (struct dirent *entry; (entry = readdir(entries));) {
    if (!strcmp(entry->d_name, ".") || !strcmp(entry->d_name, "..")) continue;
    char path[PATH_MAX];
    struct stat facts;
    if (snprintf(path, sizeof path, "%s/%s", folder, entry->d_name) >= (int)sizeof path) continue;
    if (lstat(path, &facts)) continue;
    bytes += S_ISDIR(facts.st_mode) ? used(path) : facts.st_size;
  }
  closedir(entries);
  return bytes;
}

// Bytes that the disk holds; -1 where it holds any number.
static long long holds(void) {
  const char *told = getenv("SMALL_DISK_HOLDS");
  FILE *file = told ? fopen(told, "re") : NULL;
  long long bytes = -1;
  if (!file) return -1;
  if (fscanf(file, "%lld", &bytes) != 1) bytes = -1;
  fclose(file);
  return bytes;
}

static int is_on_it(int fd, struct stat *facts) {
  const char *folder = getenv("SMALL_DISK");
  char link[64], path[PATH_MAX];
  if (!folder || fstat(fd, facts) || !S_ISREG(facts->st_mode)) return 0;
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = 0;
  size_t named = strlen(folder);
  return !strncmp(path, folder, named) && path[named] == '/';
}

// How many of these bytes there is room for; -1 where there is none.
static ssize_t fits(int fd, off64_t at, size_t wanted) {
  int before = errno;
  struct stat facts;
  long long bytes;
  if (!wanted || !is_on_it(fd, &facts) || (bytes = holds()) < 0) return errno = before, wanted;
  long long grows = at + (long long)wanted - facts.st_size;
  long long over = grows > 0 ? grows - (bytes - used(getenv("SMALL_DISK"))) : 0;
  if (over <= 0) return errno = before, wanted;
  if (over < (long long)wanted) return errno = before, wanted - over;
  return errno = ENOSPC, -1;
}

#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

ssize_t write(int fd, const void *from, size_t bytes) {
  struct stat facts;
  int appends = !fstat(fd, &facts) && S_ISREG(facts.st_mode);
  ssize_t room = appends ? fits(fd, lseek(fd, 0, SEEK_CUR), bytes) : (ssize_t)bytes;
  return room < 0 ? -1 : NEXT(write)(fd, from, room);
}

ssize_t pwrite64(int fd, const void *from, size_t bytes, off64_t at) {
  ssize_t room = fits(fd, at, bytes);
  return room < 0 ? -1 : NEXT(pwrite64)(fd, from, room, at);
}

ssize_t pwrite(int fd, const void *from, size_t bytes, off_t at) { return pwrite64(fd, from, bytes, at); }

int ftruncate64(int fd, off64_t bytes) {
  ssize_t room = fits(fd, 0, bytes);
  if (room < 0 || room < bytes) return errno = ENOSPC, -1;
  return NEXT(ftruncate64)(fd, bytes);
}

int ftruncate(int fd, off_t bytes) { return ftruncate64(fd, bytes); }

// What the system copies by itself is left to those who write: to files of the disk, it copies nothing.
ssize_t copy_file_range(int from, off64_t *at, int to, off64_t *there, size_t bytes, unsigned int flags) {
  struct stat facts;
  if (is_on_it(to, &facts)) return errno = EXDEV, -1;
  return NEXT(copy_file_range)(from, at, to, there, bytes, flags);
}

ssize_t sendfile64(int to, int from, off64_t *at, size_t bytes) {
  struct stat facts;
  if (is_on_it(to, &facts)) return errno = EINVAL, -1;
  return NEXT(sendfile64)(to, from, at, bytes);
}
