// Preloaded by every command (package.json): where whoever read its output has gone (`… | head`), the command finishes what
// it does, says no more and ends with its own exit code. Any other error of a stream stays an error.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error) => {
    if (error.code !== 'EPIPE') throw error;
  });
}
