internal import CLinuxNet

/// The pages of the running program that are in memory.
public enum ProgramPages {
  /// Gives back the pages that were read so far.
  ///
  /// What reads a command line is large and not needed again; what is needed comes back by itself.
  /// A long run or a large one then has that memory for its own. The corresponding C function is
  /// `madvise`.
  public static func release() { netdiag_release_program_pages() }
}
