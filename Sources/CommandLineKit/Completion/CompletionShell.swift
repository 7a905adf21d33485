/// A shell that asks the tool what a word may go on to.
package enum CompletionShell: String, CaseIterable, Sendable {
  case bash, zsh, fish

  /// What the shell has to read for that.
  ///
  /// - Parameter tool: The name of the tool, of letters alone.
  /// - Returns: A script.
  package func script(for tool: String) -> String {
    switch self {
    case .bash:
      """
      _\(tool)() {
        local line=${COMP_LINE:0:COMP_POINT} typed kept candidate
        local -a words
        read -ra words <<<"$line"
        [[ $line == *[[:space:]] ]] && words+=("")
        typed=${words[${#words[@]}-1]}
        # Bash completes what stands behind these marks.
        kept=${typed%"${typed##*[:=]}"}
        COMPREPLY=()
        while IFS= read -r candidate; do
          [[ $candidate == *[:,] ]] && compopt -o nospace
          candidate=$(printf '%q' "${candidate#"$kept"}")
          COMPREPLY+=("${candidate//\\\\,/,}")
        done < <("$1" completion bash -- "${words[@]:1}" 2>/dev/null)
      }
      complete -o bashdefault -o default -F _\(tool) \(tool)

      """
    case .zsh:
      """
      #compdef \(tool)
      _\(tool)() {
        local -a candidates
        candidates=("${(@f)$("${words[1]}" completion zsh -- "${(@Q)words[2,CURRENT]}" 2>/dev/null)}")
        candidates=("${(@)candidates:#}")
        if (( ${#candidates} == 0 )); then
          _files
          return
        fi
        compadd -S '' -- "${(@M)candidates:#*[:,]}"
        compadd -- "${(@)candidates:#*[:,]}"
      }
      if [[ ${funcstack[1]} == _\(tool) ]]; then
        _\(tool) "$@"
      else
        compdef _\(tool) \(tool)
      fi

      """
    case .fish:
      """
      function __\(tool)_complete
        set -l words (commandline -opc)
        set -l candidates (command $words[1] completion fish -- $words[2..] (commandline -ct) 2>/dev/null)
        if set -q candidates[1]
          printf '%s\\n' $candidates
        else
          __fish_complete_path (commandline -ct)
        end
      end
      complete -c \(tool) -f -a '(__\(tool)_complete)'

      """
    }
  }
}
