"""What the evaluators of SAKIP ask for (LKE, PermenPANRB 88/2021), and the proof of it that the system holds."""
