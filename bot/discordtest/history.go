package discordtest

// forgetOld drops what [WithHistory] wants no more. The lock is held.
func (s *Server) forgetOld() {
	keep, w := s.cfg.requests, &s.world
	if keep == 0 {
		return
	}
	s.requests = s.requests[max(0, len(s.requests)-keep):]
	for len(w.order) > keep {
		if m := w.messages[w.order[0]]; m != nil {
			delete(w.nonces, m.nonce)
			delete(w.messages, m.ID)
		}
		w.order = w.order[1:]
	}
	for len(w.started) > keep {
		delete(w.interactions, w.started[0].ID)
		delete(w.tokens, w.started[0].Token)
		w.started = w.started[1:]
	}
}

// trim drops the events that are too many, and tells whether a client that is
// away was never sent some of them.
func (sess *session) trim(keep int) (missed bool) {
	if keep == 0 || len(sess.log) <= keep {
		return false
	}
	drop := len(sess.log) - keep
	sess.log = sess.log[drop:]
	sess.dropped += int64(drop)
	return sess.conn == nil && sess.dropped > sess.sent
}
