// Package timing counts time as Chinese administrative law does, and reasons about what fits into it.
//
// It tells when a period ends and why, whether one period is never longer than another, in which order activities fit together and
// which of them decides the whole, and whether a set of distances between events can hold at all.
//
// It is an engine: it knows days, periods, numbered activities and numbered events, and neither the catalog nor findings.
// Packages validate/model and validate/plan, and the checks that ask it, translate.
//
// # Rules of counting
//
//   - The day of acceptance is not counted; counting starts on the next day (民法典第二百零一条).
//   - Working days (工作日) leave out days off; a working Saturday or Sunday counts (行政许可法第八十二条 and the yearly
//     notices of the State Council). A count that starts on a day off begins in effect on the next working day.
//   - Calendar days (日) are counted through. A month or year ends on the day of the same number, or on the last day of the
//     month if it has none (第二百零二条).
//   - A period of calendar days, months or years that would end on a day off ends on the next working day (第二百零三条).
//     Saturdays and Sundays are days off for this purpose, as in practice.
//   - Acceptance may fall on a day off, for applications arrive over the internet as well. The day is taken as given; who
//     holds that such an application is accepted on the next working day asks for that day.
//   - At once (即时), and every period of zero, ends on the day of acceptance, even on a day off.
//
// No day is ever guessed: what would need a year that is not declared is a MissingYearError.
package timing
