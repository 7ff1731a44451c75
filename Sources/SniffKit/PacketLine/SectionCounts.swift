/// The numbers of questions and records that a DNS header claims.
struct SectionCounts {
  var questions = 0
  var answers = 0
  var authorities = 0
  var additionals = 0
}
